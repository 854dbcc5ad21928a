package id.payung.fieldwork;

import id.payung.accounts.HeldMandate;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.i18n.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The work on one batch: what is known of its author by now, and the receipts so far. */
final class PushBatch {
  final Actor self;
  final UUID device;
  final @Nullable Integer skew;
  final Instant now;
  private final Locale locale;
  private final Messages words;
  private final Map<UUID, PushReceipt> taken = new LinkedHashMap<>();
  private final Map<UUID, PushReceipt> refused = new LinkedHashMap<>();
  private final List<PushReceipt> others = new ArrayList<>();
  private final Map<String, MandateReachPolicy> reach = new HashMap<>();
  private @Nullable List<HeldMandate> held;
  @Nullable UUID epoch;

  PushBatch(Actor self, PushRequest envelope, Instant now, Locale locale, Messages words) {
    this.self = self;
    this.device = envelope.device();
    this.now = now;
    this.skew = envelope.clockSkewSeconds(now);
    this.locale = locale;
    this.words = words;
  }

  void refuse(@Nullable UUID id, PushedRecordRefused refused) {
    add(PushReceipt.refused(id, new PushReceipt.Reason(refused.code(), words.text(locale, refused.key()))));
  }

  void refuse(@Nullable UUID id, Invalid invalid) {
    String text = invalid.fields()
        .values()
        .stream()
        .distinct()
        .map(key -> words.text(locale, key))
        .collect(Collectors.joining(" "));
    add(PushReceipt.refused(id, new PushReceipt.Reason("invalid", text)));
  }

  /** What was refused under an id takes nothing from what was taken under it: both are told, first what was taken. */
  void add(PushReceipt receipt) {
    if (receipt.id() == null) {
      others.add(receipt);
    } else {
      (receipt.isRefused() ? refused : taken).put(receipt.id(), receipt);
    }
  }

  void takeBack(UUID id) {
    taken.remove(id);
  }

  List<PushReceipt> all() {
    List<PushReceipt> all = new ArrayList<>(taken.values());
    all.addAll(refused.values());
    all.addAll(others);
    return all;
  }

  PushReceipt.Reason reviewReason(KindDeclaration kind, String why) {
    return new PushReceipt.Reason(why, words.text(locale, kind.words() + ".review." + why));
  }

  /** What a push must know of its author: read once a batch, within a transaction. */
  void loadMandates(SenderMandates mandates, KindDeclaration kind) {
    List<HeldMandate> known = held == null ? mandates.list(self) : held;
    held = known;
    reach.computeIfAbsent(kind.code(), code -> mandates.policy(self, known, kind.senders()));
  }

  MandateReachPolicy reach(KindDeclaration kind) {
    return Objects.requireNonNull(reach.get(kind.code()));
  }
}
