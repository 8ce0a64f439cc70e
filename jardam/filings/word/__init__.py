"""Papers as a text to go on editing in Word: the house's own layout, and the templates of a centre. All in memory."""
