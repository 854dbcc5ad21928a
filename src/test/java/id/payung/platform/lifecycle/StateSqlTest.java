package id.payung.platform.lifecycle;

import static id.payung.evidence.item.EvidenceUseState.PROPOSED;
import static id.payung.evidence.item.EvidenceUseState.TAKEN;
import static id.payung.evidence.item.EvidenceUseState.TAKEN_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.evidence.item.EvidenceUseState;
import id.payung.indicators.answer.QuestionAnswer.AnswerState;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateSqlTest {

  @Test
  void conditions_are_made_from_the_states() {
    assertThat(StateSql.is("u.state", TAKEN_BACK)).isEqualTo("u.state = 'taken-back'");
    assertThat(StateSql.isNot("state", TAKEN)).isEqualTo("state <> 'taken'");
    assertThat(StateSql.in("u.state", TAKEN, PROPOSED)).isEqualTo("u.state IN ('proposed', 'taken')");
    assertThat(StateSql.in("u.state", Set.<EvidenceUseState>of())).isEqualTo("false");
  }

  @Test
  void a_case_numbers_every_stored_state() {
    assertThat(StateSql.caseOf(AnswerState.class, "a.state", Enum::ordinal))
        .isEqualTo("CASE a.state WHEN 'draft' THEN 1 WHEN 'sent' THEN 2 WHEN 'taken-back' THEN 3 END");
  }

  @Test
  void nothing_but_codes_and_columns_gets_into_a_statement() {
    assertThatThrownBy(() -> StateSql.is("state = '' OR u.state", TAKEN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StateSql.literal(AnswerState.ASKED)).isInstanceOf(IllegalArgumentException.class);
    LifeCycleState forged = new LifeCycleState() {
      @Override
      public String name() {
        return "X";
      }

      @Override
      public String code() {
        return "x' OR 'x' = 'x";
      }
    };
    assertThatThrownBy(() -> StateSql.literal(forged)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_code_leads_back_to_its_state() {
    assertThat(StateCodes.of(EvidenceUseState.class, "taken-back")).isEqualTo(TAKEN_BACK);
    assertThat(StateCodes.find(EvidenceUseState.class, "TAKEN")).isEmpty();
    assertThatThrownBy(() -> StateCodes.of(EvidenceUseState.class, "lost")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lost");
  }
}
