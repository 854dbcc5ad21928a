package id.payung.remarks;

/** How much may be written beside one subject. */
final class ConversationBounds {
  /** Conversations of a subject that are not settled. */
  static final int OPEN = 20;
  /** Conversations of a subject in all; an old one can always be gone on with. */
  static final int ALL = 60;
  /** Remarks of a conversation. */
  static final int REMARKS = 200;
  /** Remarks of each conversation that stand on the page of its subject; all of them have a page of their own. */
  static final int SHOWN = 20;

  private ConversationBounds() {}
}
