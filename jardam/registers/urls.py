from django.urls import path

from jardam.registers.views import exports, imports, meaning

app_name = "registers"
urlpatterns = [
    path("", imports.register_list, name="registers"),
    path("bring/", imports.upload, name="upload"),
    path("export/", exports.exports, name="exports"),
    path("export/file/", exports.export_file, name="export_file"),
    path("export/ask/", exports.ask, name="export_ask"),
    path("export/<uuid:request_id>/decide/", exports.decide, name="export_decide"),
    path("export/<uuid:request_id>/fetch/", exports.fetch, name="export_fetch"),
    path("<uuid:import_id>/", imports.register, name="register"),
    path("<uuid:import_id>/columns/", meaning.columns, name="columns"),
    path("<uuid:import_id>/words/", meaning.words, name="words"),
    path("<uuid:import_id>/rehearse/", imports.rehearse, name="rehearse"),
    path("<uuid:import_id>/report/", imports.report, name="report"),
    path("<uuid:import_id>/rows/", imports.rows, name="rows"),
    path("<uuid:import_id>/run/", imports.run, name="run"),
    path("<uuid:import_id>/undo/", imports.undo_asked, name="undo_asked"),
    path("<uuid:import_id>/undo/now/", imports.undo, name="undo"),
    path("<uuid:import_id>/discard/", imports.discard, name="discard"),
]
