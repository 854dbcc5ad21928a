-- Reports are found whatever apostrophe, accent or order of words; the application keeps what is searched (SearchText).
UPDATE community.report SET search = platform.search_text(search);
