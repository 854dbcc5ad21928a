package id.payung.demo;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.tenancy.RegencyDirectory;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts of the demonstration have a password that everybody knows: they are made in a folder of their own, never
 * beside real people, whose regency they would open, and that folder is never started in earnest.
 */
@Component
class DemoFolderCheck {
  private static final Actor SERVICE = Actor.service("demo", DemoContext.REGENCY);

  private final RegencyDirectory regencies;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  private record Census(long people, long real) {}

  DemoFolderCheck(RegencyDirectory regencies, JdbcClient jdbc, TransactionTemplate transactions) {
    this.regencies = regencies;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Passes an empty folder, and one in which the making of the demonstration broke off.
   *
   * @throws CommandRefused when somebody works here, or is about to
   */
  void requireNobodyReal() {
    Census census = Objects.requireNonNull(ActorContext.callAs(Actor.anonymous(),
        () -> transactions.execute(_ -> jdbc
            .sql("SELECT count(*) AS people, count(*) FILTER (WHERE NOT synthetic) AS real FROM accounts.person")
            .query(Census.class)
            .single())));
    if (census.real() > 0 || census.people() == 0 && !regencies.listAll().isEmpty()) {
      throw new CommandRefused("Folder data ini milik kabupaten sungguhan; contoh dibuat di folder lain: --data DIR / "
          + "This data folder is a real regency's; the demonstration goes into another one: --data DIR");
    }
  }

  /** From now on this folder is a demonstration's for good. */
  void markDemonstration() {
    ActorContext.runAs(SERVICE, () -> transactions.executeWithoutResult(
        _ -> jdbc.sql("UPDATE platform.installation SET demonstration = true WHERE NOT demonstration").update()));
  }

  /**
   * Nobody works in earnest where printed passwords open everything.
   *
   * @throws CommandRefused when this folder was made by {@code demo}
   */
  void requireNoDemonstration() {
    boolean marked = Objects.requireNonNull(ActorContext.callAs(SERVICE, () -> transactions
        .execute(_ -> jdbc.sql("SELECT demonstration FROM platform.installation").query(Boolean.class).single())));
    if (marked) {
      throw new CommandRefused("Folder data ini berisi kabupaten contoh, dengan kata sandi yang diketahui semua orang; "
          + "kerja sungguhan dimulai di folder lain: --data DIR / This data folder holds the demonstration, whose "
          + "passwords everybody knows; real work begins in another one: --data DIR");
    }
  }
}
