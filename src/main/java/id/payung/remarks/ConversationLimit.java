package id.payung.remarks;

import java.time.Duration;

/** How much may be written beside one subject. */
final class ConversationLimit {
  /** Conversations of a subject that are not settled. */
  static final int OPEN = 20;
  /** Those of them that one person has begun or opened again: the others have room too. */
  static final int OPEN_OF_PERSON = 10;
  /** Conversations of a subject in all; an old one can always be gone on with. */
  static final int ALL = 60;
  /** Those of them that one person has begun. */
  static final int ALL_OF_PERSON = 30;
  /** Remarks of a conversation. */
  static final int REMARKS = 200;
  /** Open conversations that stand on the page of their subject; of all others that page has the beginning. */
  static final int SHOWN_CONVERSATIONS = 10;
  /** Remarks of each of those; all of them have a page of their own. */
  static final int SHOWN_REMARKS = 5;
  /** Remarks of one person in {@link #PACE}. */
  static final int MOST_AT_ONCE = 30;

  static final Duration PACE = Duration.ofMinutes(10);

  private ConversationLimit() {}
}
