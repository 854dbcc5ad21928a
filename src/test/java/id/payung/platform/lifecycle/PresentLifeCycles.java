package id.payung.platform.lifecycle;

import id.payung.agreements.plan.PlanVersionState;
import id.payung.agreements.register.AgreementStage;
import id.payung.community.need.NeedState;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.indicators.answer.QuestionAnswer.AnswerState;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.QuestionReopening.ReopeningState;
import id.payung.remarks.ConversationState;
import java.util.List;

/** The life-cycles of all modules: what {@link LifeCyclesTest} checks for completeness and draws in the documents. */
final class PresentLifeCycles {
  private PresentLifeCycles() {}

  static List<LifeCycle<?>> all() {
    return List.of(EvidenceUseState.LIFE, EvidenceCheckState.LIFE, PlanVersionState.LIFE, AnswerState.LIFE,
        ReopeningState.LIFE, EvaluationState.LIFE, AgreementStage.LIFE, NeedState.LIFE, ConversationState.LIFE);
  }
}
