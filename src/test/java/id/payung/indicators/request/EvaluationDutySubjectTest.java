package id.payung.indicators.request;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.indicators.year.EvaluationRepository;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationDutySubjectTest {
  @Test
  void a_duty_is_another_in_each_regency_and_year_and_for_each_matter_and_is_no_line_of_the_trail() {
    assertThat(List.of(EvaluationDutySource.subjectId("73.24", "1891", "ask"),
        EvaluationDutySource.subjectId("73.22", "1891", "ask"), EvaluationDutySource.subjectId("73.24", "1892", "ask"),
        EvaluationDutySource.subjectId("73.24", "1891", "check"),
        EvaluationDutySource.subjectId("73.24", "1891", "1.1"), EvaluationDutySource.subjectId("73.22", "1891", "1.1"),
        DataRequestRepository.trailSubjectId("73.24", "1891", "1.1"),
        EvaluationRepository.trailSubjectId("73.24", "1891"))).doesNotHaveDuplicates();
    assertThat(Set.of(EvaluationDutySource.subjectId("73.24", "1891", "ask")))
        .contains(EvaluationDutySource.subjectId("73.24", "1891", "ask"));
  }
}
