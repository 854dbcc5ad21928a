-- The page of a question shows what verifiers said of it in every year.
CREATE INDEX question_result_question ON indicators.question_result (regency, question, evaluation DESC);
