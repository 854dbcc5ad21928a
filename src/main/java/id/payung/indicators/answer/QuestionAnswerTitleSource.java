package id.payung.indicators.answer;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which question of which year an answer and an opinion are of, in the trail. */
@Component
class QuestionAnswerTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(
        new RecordTitle("answer", QuestionAnswer.class, "':' || r.evaluation || ':' || r.question", "answer:",
            "r.question || ' · ' || r.evaluation"),
        new RecordTitle("opinion", CheckerOpinion.class, "':' || r.evaluation || ':' || r.question", "opinion:",
            "r.question || ' · ' || r.evaluation"));
  }
}
