"""What the pages of cases show, apart from how a request is answered."""
