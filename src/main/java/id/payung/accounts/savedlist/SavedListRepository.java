package id.payung.accounts.savedlist;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps and finds a person's own narrowed lists; nobody else's, however far they see. */
@Repository
@Transactional
class SavedListRepository {
  /** More are not found again. */
  private static final int MOST = 50;

  private final Rows rows;
  private final Clock clock;

  SavedListRepository(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<SavedList> listOwn(Actor actor) {
    return own(actor).orderBy("r.path, r.name, r.id").limit(MOST).list();
  }

  /** The same id again changes nothing. */
  public void insert(Actor actor, SavedListForm form) {
    if (own(actor).count() >= MOST) {
      throw new Refused("accounts.saved.too-many", MOST);
    }
    rows.insertIfAbsent(actor, new SavedList(form.id(), actor.requirePerson(), form.name().strip(), form.path(),
        form.query(), clock.instant()));
  }

  public void delete(Actor actor, UUID id) {
    own(actor).is("id", id).delete();
  }

  private RowQuery<SavedList> own(Actor actor) {
    return rows.query(actor, SavedList.class).is("person", actor.requirePerson());
  }
}
