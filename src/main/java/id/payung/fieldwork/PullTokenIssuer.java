package id.payung.fieldwork;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.crypto.Sha256;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives phones their tokens, and reads those that hold for this installation and the reach of today. */
@Component
class PullTokenIssuer {
  private final InstallationEpochRepository installationEpoch;
  private final RegencyDirectory regencies;
  private final InstallationKeys keys;
  private final Clock clock;

  PullTokenIssuer(InstallationEpochRepository installationEpoch, RegencyDirectory regencies, InstallationKeys keys,
      Clock clock) {
    this.installationEpoch = installationEpoch;
    this.regencies = regencies;
    this.keys = keys;
    this.clock = clock;
  }

  /** The token of a phone that begins anew, before the first number. */
  PullToken begin(Actor actor, List<KindDescriber.KindDescription> descriptions) {
    return PullToken.initial(installationEpoch.getEpoch(), reachFingerprint(actor, descriptions), 0);
  }

  /**
   * Empty when there is none, it is not one of ours, or installation or reach are others by now.
   *
   * @param begin that of a phone that begins now
   */
  Optional<PullToken> read(Actor actor, @Nullable String token, PullToken begin) {
    return PullToken.decrypt(token, keys, actor)
        .filter(known -> known.epoch().equals(begin.epoch()) && known.reach().equals(begin.reach()));
  }

  String encrypt(Actor actor, PullToken token) {
    return token.encrypt(keys, actor);
  }

  /**
   * Differs when the person's reach does, or the year of the plans, or what the phone is told of kinds; the last is
   * left out for phones that make no forms, so that theirs stays what it was.
   */
  private String reachFingerprint(Actor actor, List<KindDescriber.KindDescription> descriptions) {
    String reach = String.join("|", actor.regency(), actor.requirePerson().toString(),
        actor.hasRegencyWideReach() ? "wide" : "narrow", joinSorted(actor.villages(), UUID::toString),
        joinSorted(actor.organisations(), UUID::toString), joinSorted(actor.roles(), Role::name),
        String.valueOf(regencies.require(actor.regency()).today(clock).getYear()))
        + (descriptions.isEmpty() ? "" : "|" + descriptions);
    return HexFormat.of().formatHex(Sha256.hash(reach), 0, 12);
  }

  private static <T> String joinSorted(Collection<T> things, Function<T, String> name) {
    return String.join(",", things.stream().map(name).collect(Collectors.toCollection(TreeSet::new)));
  }
}
