"""What the pages of a person show and take, apart from how a request is answered."""
