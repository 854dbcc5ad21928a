package id.payung.indicators.check;

import id.payung.evidence.EvidenceFinding;
import id.payung.evidence.EvidenceFindingRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.check.EvidenceCheckForm.Verdict;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.i18n.Messages;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.undo.UndoHandler;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides of proofs at the table, and takes back what was a slip of the hand: the finding, its note and the score. */
@Component
@Transactional
class EvidenceCheckDecision implements UndoHandler<EvidenceCheckUndoStep> {
  private static final String UNCHECKED = "unchecked";

  private final CheckingSessionRepository sessions;
  private final EvidenceFindingRegister findings;
  private final QuestionScoreRepository scoreRepository;
  private final RegencyDirectory regencies;
  private final Rows rows;
  private final Messages words;

  EvidenceCheckDecision(CheckingSessionRepository sessions, EvidenceFindingRegister findings,
      QuestionScoreRepository scoreRepository, RegencyDirectory regencies, Rows rows, Messages words) {
    this.words = words;
    this.regencies = regencies;
    this.sessions = sessions;
    this.findings = findings;
    this.scoreRepository = scoreRepository;
    this.rows = rows;
  }

  /**
   * A verdict on one proof, with what it takes to take it back.
   *
   * @throws Invalid when it has a warning and is accepted without a word on that
   * @throws Stale when the proof or its finding changed since it was shown
   */
  EvidenceCheckUndoStep decide(Actor actor, UUID session, EvidenceCheckForm form) {
    EvidenceUseView proof = sessions.requireUse(actor, sessions.lockOpenSession(actor, session), form.use());
    EvidenceFinding found = findings.lock(actor, form.use());
    if (found.version() != form.version() && !isRepeated(actor, found, form)) {
      throw new Stale(found.version(), List.of());
    }
    if (leavesWarning(proof, form.verdict(), form.knowing())) {
      throw new Invalid("knowing", "indicators.desk.knowing.needed");
    }
    return save(actor, session, form.use(), form.verdict(), form.reason());
  }

  /** The same button pressed twice: the second one finds what the first one did. */
  private static boolean isRepeated(Actor actor, EvidenceFinding found, EvidenceCheckForm form) {
    String check = switch (form.verdict()) {
      case ACCEPT -> "accepted";
      case RETURN -> "returned";
      case UNDO -> UNCHECKED;
    };
    return found.check().equals(check) && found.version() == form.version() + 1
        && (form.verdict() == Verdict.UNDO ? found.mended() == null : actor.requirePerson().equals(found.by()));
  }

  /** By button, by key and among many alike: what was noticed of a file is answered before it is accepted. */
  private static boolean leavesWarning(EvidenceUseView proof, Verdict verdict, boolean knowing) {
    return verdict == Verdict.ACCEPT && !proof.warnings().isEmpty() && !knowing;
  }

  /**
   * What was noticed of a file and accepted all the same stays beside the checker's words: in the history, beside the
   * score and on the Berita Acara. In Indonesian, as all that is written into those.
   */
  private String withWarnings(EvidenceUseView proof, String said) {
    if (proof.warnings().isEmpty()) {
      return said;
    }
    String warnings = proof.warnings().stream().map(this::nameOf).collect(Collectors.joining(", "));
    String despite = words.text(Messages.INDONESIAN, "indicators.desk.despite", warnings);
    return said.isBlank() ? despite : despite + " · " + said;
  }

  private String nameOf(String warning) {
    String key = "evidence.warning." + warning;
    return (words.hasKey(key) ? words.text(Messages.INDONESIAN, key) : warning).toLowerCase(Messages.INDONESIAN);
  }

  private EvidenceCheckUndoStep save(Actor actor, UUID session, UUID use, Verdict verdict, String said) {
    CheckingSession open = sessions.lockOpenSession(actor, session);
    EvidenceUseView proof = sessions.requireUse(actor, open, use);
    EvidenceFinding before = findings.lock(actor, use);
    String reason = verdict == Verdict.ACCEPT ? withWarnings(proof, said) : said;
    EvidenceCheck noted = rows.find(actor, EvidenceCheck.class, session, use).orElse(null);
    if (verdict == Verdict.UNDO) {
      sessions.takeBackCheck(actor, session, use, reason);
    } else {
      sessions.saveCheck(actor, session, use, verdict == Verdict.ACCEPT, reason);
    }
    return new EvidenceCheckUndoStep(session, open.evaluation(), proof.question(), proof.title(), before,
        findings.lock(actor, use).version(), noted);
  }

  /**
   * Likewise of one that was ticked among others.
   *
   * @throws Refused when it has that verdict already, changed since it was shown, or has a warning and was not ticked
   * knowingly
   */
  EvidenceCheckUndoStep decide(Actor actor, UUID session, ChosenRow row, Verdict verdict, ManyEvidenceChecksForm form) {
    EvidenceUseView proof = sessions.requireUse(actor, sessions.lockOpenSession(actor, session), row.id());
    requireUndecided(actor, row, findings.lock(actor, row.id()), verdict);
    if (leavesWarning(proof, verdict, form.isKnowing(row.id()))) {
      throw new Refused("indicators.desk.warned-left");
    }
    return save(actor, session, row.id(), verdict, form.reason());
  }

  /** Many are decided of once: what has the verdict already, or another one since the list was shown, is told of. */
  private void requireUndecided(Actor actor, ChosenRow row, EvidenceFinding found, Verdict verdict) {
    boolean changed = found.version() != row.version() && !found.check().equals(UNCHECKED);
    if (changed || found.check().equals(verdict == Verdict.ACCEPT ? "accepted" : "returned")) {
      throw new Refused("indicators.desk.left." + found.check(), found.byName() == null ? "–" : found.byName(),
          found.at() == null ? "–" : LocalDateTime.ofInstant(found.at(), regencies.require(actor.regency()).zone()));
    }
    row.requireVersion(found.version());
  }

  @Override
  public String kind() {
    return "evidence-check";
  }

  @Override
  public Class<EvidenceCheckUndoStep> stepType() {
    return EvidenceCheckUndoStep.class;
  }

  @Override
  public String titleOf(EvidenceCheckUndoStep step) {
    return step.title();
  }

  /**
   * Takes a verdict back.
   *
   * @throws Refused when the sitting has ended, or somebody changed it since
   */
  @Override
  public void undo(Actor actor, EvidenceCheckUndoStep step) {
    sessions.requireUse(actor, sessions.lockOpenSession(actor, step.session()), step.before().use());
    findings.restore(actor, step.before(), step.version());
    if (step.noted() == null) {
      rows.query(actor, EvidenceCheck.class).key(step.session(), step.before().use()).delete();
    } else {
      rows.put(actor, step.noted());
    }
    scoreRepository.recompute(actor, step.evaluation(), step.question());
  }
}
