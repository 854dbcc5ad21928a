package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mandates of a person, those that ended too: what was written under one is judged by it. */
@Component
public class HeldMandateRepository {
  private final Rows rows;

  HeldMandateRepository(Rows rows) {
    this.rows = rows;
  }

  /** All that the actor ever held in their regency. */
  @Transactional(readOnly = true)
  public List<HeldMandate> listPastAndPresent(Actor actor) {
    return list(rows.query(actor, Mandate.class).is("person", actor.requirePerson()));
  }

  /** Those that the actor holds today. */
  @Transactional(readOnly = true)
  public List<HeldMandate> listPresent(Actor actor) {
    return list(rows.query(actor, Mandate.class).in("id", actor.mandates()).is("ended_at", null));
  }

  private static List<HeldMandate> list(RowQuery<Mandate> query) {
    return query.orderBy("r.valid_from, r.id")
        .list(HeldMandate.class,
            "r.id, r.role, r.organisation, r.post, r.villages, r.valid_from, r.valid_to, r.ended_at");
  }
}
