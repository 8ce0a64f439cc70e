"""SQL by which the database itself keeps the audit trail: append only, forwards only.

The owner may still change it, because entries past their retention are dropped by whole segments; no
process of the running house is the owner, and the chain shows it whoever did it.
"""

_REFUSE = """
    CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF current_user = 'jardam_owner' THEN
            IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
        END IF;
        RAISE EXCEPTION 'audit entries are never changed' USING ERRCODE = 'restrict_violation';
    END $$
"""
_REFUSE_BACKWARDS = """
    CREATE FUNCTION audit_refuse_backwards() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.centre_id = OLD.centre_id AND NEW.id = OLD.id AND NEW.seq > OLD.seq THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'the head of a chain moves forwards only' USING ERRCODE = 'restrict_violation';
    END $$
"""

APPEND_ONLY = [
    "REVOKE UPDATE, DELETE ON audit_entry FROM jardam_app, jardam_system",
    _REFUSE,
    "CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry"
    " FOR EACH ROW EXECUTE FUNCTION audit_refuse_change()",
    "CREATE TRIGGER audit_entry_kept_whole BEFORE TRUNCATE ON audit_entry"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()",
]
FORWARDS_ONLY = [
    "REVOKE DELETE ON audit_head FROM jardam_app, jardam_system",
    _REFUSE_BACKWARDS,
    "CREATE TRIGGER audit_head_forwards BEFORE UPDATE ON audit_head"
    " FOR EACH ROW EXECUTE FUNCTION audit_refuse_backwards()",
    # half-empty pages: every entry updates its head, in place
    "ALTER TABLE audit_head SET (fillfactor = 50)",
]
WAITING = [
    # Which transaction wrote a reading. The order of ids is not the order of commits: the sealer takes
    # only rows of transactions older than every one still running.
    "ALTER TABLE audit_reading ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id()",
    "REVOKE UPDATE ON audit_reading FROM jardam_app, jardam_system",
    "REVOKE DELETE ON audit_reading FROM jardam_app",
]
