package id.payung.remarks;

import id.payung.platform.form.FormFields;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.CodeList;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Ui;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The conversations beside one subject as one reader sees them, with the forms to go on.
 *
 * @param conversations open ones first, those written in last first
 * @param people who may be asked by name; nobody where nothing may be written
 * @param roles names of roles
 * @param returned a form that came back with mistakes, or null
 */
public record ConversationPanel(RemarkSubject subject, List<ConversationView> conversations,
    List<PossibleAddressee> people, CodeList roles, @Nullable FormFields returned) {

  /**
   * One conversation.
   *
   * @param whole false when it stands on this page only as a line that leads to its own
   * @param count of all its remarks
   * @param maySettle whether it is open and the reader may settle it ({@link SettlementPolicy})
   * @param remarks the latest of them, or all; of one that is not whole the first
   */
  public record ConversationView(UUID id, boolean settled, boolean whole, Instant stateAt, String stateByName,
      int count, boolean maySettle, List<RemarkView> remarks) {
    private static final int EXCERPT = 80;

    /** The beginning of what it is about. */
    public String excerpt() {
      return remarks.stream()
          .filter(one -> !one.takenBack())
          .findFirst()
          .map(one -> TextAbbreviation.of(one.text(), EXCERPT))
          .orElse("");
    }

    /** How many older ones are not here. */
    public int older() {
      return count - remarks.size();
    }
  }

  /** One remark. */
  public record RemarkView(UUID id, String text, String author, Instant writtenAt, @Nullable String addressee,
      boolean takenBack) {}

  /** The latest open ones. */
  public List<ConversationView> openOnes() {
    return conversations.stream().filter(one -> !one.settled() && one.whole()).toList();
  }

  /** Open ones that nobody has written in for longer than in those. */
  public List<ConversationView> olderOnes() {
    return conversations.stream().filter(one -> !one.settled() && !one.whole()).toList();
  }

  public List<ConversationView> settledOnes() {
    return conversations.stream().filter(ConversationView::settled).toList();
  }

  /** The form of an answer, as it came back or a new one. */
  public FormFields answerTo(ConversationView conversation) {
    return returned != null && returned.value("conversation").equals(conversation.id().toString()) ? returned
        : blank(conversation.id());
  }

  /** Why what was just sent from here was not kept, whichever form it came from: said above all of them. */
  public Collection<String> refusals(Ui ui) {
    return returned != null && returned.value("kind").equals(subject.kind())
        && returned.value("key").equals(subject.key()) ? returned.mistakes(ui).values() : List.of();
  }

  /** The form that begins a conversation, as it came back or a new one. */
  public FormFields beginning() {
    return returned != null && returned.value("kind").equals(subject.kind())
        && returned.value("key").equals(subject.key())
        && conversations.stream().noneMatch(one -> one.id().toString().equals(returned.value("conversation")))
            ? returned
            : blank(Ids.next());
  }

  private FormFields blank(UUID conversation) {
    return FormFields.blank(RemarkForm.class)
        .with("id", Ids.next())
        .with("conversation", conversation)
        .with("kind", subject.kind())
        .with("key", subject.key());
  }

  /** By name, with role and office, since names are shared. */
  public List<SelectOption> personOptions(Ui ui) {
    return SelectOption.of(people, PossibleAddressee::id, one -> one.name() + " – "
        + roles.nameOf(one.role(), ui.locale()) + (one.office().isEmpty() ? "" : ", " + one.office()));
  }
}
