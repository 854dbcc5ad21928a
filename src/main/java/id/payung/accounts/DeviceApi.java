package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.i18n.Words;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.ByCredential;
import id.payung.platform.web.Problem;
import id.payung.platform.web.Public;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.Visitor;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A phone signs in, changes its credential, and asks what its person may do today. */
@RestController
@RequestMapping("/api/v1/devices")
class DeviceApi {
  private static final int VERSION = 1;

  private final SignIn signIn;
  private final Devices devices;
  private final Door door;
  private final Mandates mandates;
  private final Organisations organisations;
  private final Regions regions;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final UiFactory uis;
  private final Words words;
  private final Clock clock;

  DeviceApi(SignIn signIn, Devices devices, Door door, Mandates mandates, Organisations organisations, Regions regions,
      RegencyDirectory regencies, TransactionTemplate transactions, UiFactory uis, Words words, Clock clock) {
    this.signIn = signIn;
    this.devices = devices;
    this.door = door;
    this.mandates = mandates;
    this.organisations = organisations;
    this.regions = regions;
    this.regencies = regencies;
    this.transactions = transactions;
    this.uis = uis;
    this.words = words;
    this.clock = clock;
  }

  /** What a phone sends to be let in. */
  record Knock(@Nullable UUID device, @Nullable String deviceName, @Nullable String name, @Nullable String password,
      @Nullable String totp, @Nullable Integer version) {}

  /** Who the phone belongs to. */
  record Person(UUID id, String name) {}

  /** An organisation by name. */
  record Named(UUID id, String name) {}

  /** A mandate of today. */
  record Mandate(UUID id, String role, Named organisation, @Nullable LocalDate until) {}

  /** A village with its district. */
  record Village(UUID id, String code, String name, String district) {}

  /** What a person may do in one regency. */
  record Place(String code, String name, String zone, List<Village> villages, List<Mandate> mandates,
      Map<String, String> numbers) {}

  /** A phone that was let in. */
  record Welcome(String credential, Instant expires, Person person, String recoverySecret, List<Place> regencies) {}

  /** Today's reach. */
  record Me(Person person, List<Place> regencies) {}

  @Public
  @PostMapping
  ResponseEntity<Object> enter(@RequestBody Knock knock, HttpServletRequest request) {
    if (knock.device() == null || knock.name() == null || knock.password() == null) {
      return problem(request, 422, "accounts.device.form");
    }
    if (knock.version() == null || knock.version() != VERSION) {
      return problem(request, 422, "accounts.device.version");
    }
    SignIn.Outcome outcome = signIn.attempt(knock.name(), knock.password(), knock.totp(), request.getRemoteAddr());
    return switch (outcome) {
      case SignIn.Outcome.Wrong _ -> problem(request, 401, "accounts.device.wrong");
      case SignIn.Outcome.CodeNeeded _ -> problem(request, 401, "accounts.device.totp");
      case SignIn.Outcome.Welcome welcome -> welcome(knock, welcome, request);
    };
  }

  private ResponseEntity<Object> welcome(Knock knock, SignIn.Outcome.Welcome welcome, HttpServletRequest request) {
    String name = knock.deviceName() == null ? "" : knock.deviceName();
    Optional<Devices.Admitted> admitted = devices.admit(welcome.person(), Objects.requireNonNull(knock.device()), name);
    if (admitted.isEmpty()) {
      return problem(request, 403, "accounts.device.device-revoked");
    }
    Devices.Admitted phone = admitted.get();
    Visitor visitor = door.enter("device", phone.credential(), null);
    String secret = Base64.getEncoder().encodeToString(phone.recoverySecret());
    Person person = new Person(welcome.person(), welcome.name());
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new Welcome(phone.credential(), phone.expires(), person, secret, places(visitor, phone.credential())));
  }

  @ByCredential
  @PostMapping("/rotation")
  ResponseEntity<Object> rotate(Visitor visitor) {
    if (visitor.person() == null || visitor.session() == null) {
      throw new SignInNeeded();
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(devices.rotate(visitor.person(), visitor.session()));
  }

  @ByCredential
  @GetMapping("/me")
  Me me(Visitor visitor, HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (visitor.person() == null || header == null) {
      throw new SignInNeeded();
    }
    return new Me(new Person(visitor.person(), visitor.name()), places(visitor, header.substring("Bearer ".length())));
  }

  private List<Place> places(Visitor visitor, String credential) {
    return visitor.regencies()
        .stream()
        .map(regency -> door.enter("device", credential, regency).actor())
        .filter(Objects::nonNull)
        .map(this::place)
        .toList();
  }

  private Place place(Actor actor) {
    RegencySettings settings = regencies.require(actor.regency());
    return Objects.requireNonNull(
        Acting.<Place, RuntimeException>as(actor, () -> transactions.execute(status -> place(actor, settings))));
  }

  private Place place(Actor actor, RegencySettings settings) {
    LocalDate today = settings.today(clock);
    List<HeldMandate> held = mandates.everOf(actor).stream().filter(mandate -> mandate.inForce(today)).toList();
    Map<UUID, Organisation> named = organisations.named(actor, held.stream().map(HeldMandate::organisation).toList());
    List<Mandate> shown = held.stream()
        .map(mandate -> new Mandate(mandate.id(), mandate.role().name(), nameOf(mandate.organisation(), named),
            mandate.to()))
        .toList();
    return new Place(settings.regency(), settings.name(), settings.zone().getId(), villages(actor), shown, Map.of());
  }

  private static Named nameOf(UUID organisation, Map<UUID, Organisation> named) {
    Organisation known = named.get(organisation);
    return new Named(organisation, known == null ? "" : known.label());
  }

  /** Those of the mandates; who reaches by office or regency may report from any village. */
  private List<Village> villages(Actor actor) {
    Collection<Region> reach =
        actor.villages().isEmpty() ? regions.villagesOf(actor.regency()) : regions.named(actor.villages()).values();
    return reach.stream()
        .map(region -> new Village(region.id(), region.code(), region.name(), region.parentName()))
        .sorted(Comparator.comparing(Village::code))
        .toList();
  }

  private ResponseEntity<Object> problem(HttpServletRequest request, int status, String key) {
    return Problem.of(words, uis.localeOf(request), status, key, Map.of());
  }
}
