package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.util.UUID;

/** What ends the secret addresses of calendars besides their own page. */
public final class CalendarAddressRevocation {
  private CalendarAddressRevocation() {}

  /** Whoever makes the address of a mandate and whoever ends the mandate take turns until their transaction ends. */
  public static void lock(Rows rows, Actor actor, UUID mandate) {
    rows.sql(actor, "SELECT 1 FROM pg_advisory_xact_lock(hashtext('payung.calendar'), hashtext(:mandate))")
        .param("mandate", mandate.toString())
        .single(Integer.class);
  }

  /** Those of a person, in every regency; as the door or with the keys to this account. */
  public static void ofPerson(Rows rows, Actor actor, UUID person) {
    rows.sql(actor, "DELETE FROM accounts.calendar_address WHERE person = :person").param("person", person).update();
  }

  /** That of a mandate; likewise. */
  static void ofMandate(Rows rows, Actor actor, UUID mandate) {
    rows.sql(actor, "DELETE FROM accounts.calendar_address WHERE mandate = :mandate")
        .param("mandate", mandate)
        .update();
  }
}
