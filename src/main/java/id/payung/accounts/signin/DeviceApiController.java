package id.payung.accounts.signin;

import id.payung.accounts.HeldMandate;
import id.payung.accounts.HeldMandateRepository;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.ProblemResponse;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.PublicAccess;
import id.payung.platform.web.access.Visitor;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
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
class DeviceApiController {
  private static final int API_VERSION = 1;

  private final SignInAuthenticator signIn;
  private final DeviceRepository devices;
  private final TokenAuthenticator tokenAuthenticator;
  private final HeldMandateRepository mandates;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final UiFactory uis;
  private final Messages words;
  private final Clock clock;

  DeviceApiController(SignInAuthenticator signIn, DeviceRepository devices, TokenAuthenticator tokenAuthenticator,
      HeldMandateRepository mandates, OrganisationRepository organisations, RegionRepository regions,
      RegencyDirectory regencies, TransactionTemplate transactions, UiFactory uis, Messages words, Clock clock) {
    this.signIn = signIn;
    this.devices = devices;
    this.tokenAuthenticator = tokenAuthenticator;
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
  record DeviceSignInRequest(@Nullable UUID device, @Nullable String deviceName, @Nullable String name,
      @Nullable String password, @Nullable String totp, @Nullable Integer version) {}

  /** Who the phone belongs to. */
  record DeviceOwner(UUID id, String name) {}

  /** An organisation by name. */
  record NamedOrganisation(UUID id, String name) {}

  /** A mandate of today. */
  record MandateOfToday(UUID id, String role, NamedOrganisation organisation, @Nullable LocalDate until) {}

  /** A village with its district. */
  record VillageInReach(UUID id, String code, String name, String district) {}

  /** What a person may do in one regency. */
  record RegencyAccess(String code, String name, String zone, List<VillageInReach> villages,
      List<MandateOfToday> mandates, Map<String, String> numbers) {}

  /** A phone that was let in. */
  record DeviceSignInResponse(String credential, Instant expires, DeviceOwner person, String recoverySecret,
      List<RegencyAccess> regencies) {}

  /** Today's reach. */
  record DeviceOwnerResponse(DeviceOwner person, List<RegencyAccess> regencies) {}

  @PublicAccess
  @PostMapping
  ResponseEntity<Object> signInDevice(@RequestBody DeviceSignInRequest knock, HttpServletRequest request) {
    if (knock.device() == null || knock.name() == null || knock.password() == null) {
      return problem(request, 422, "accounts.device.form");
    }
    if (knock.version() == null || knock.version() != API_VERSION) {
      return problem(request, 422, "accounts.device.version");
    }
    SignInAuthenticator.SignInResult outcome =
        signIn.authenticate(knock.name(), knock.password(), knock.totp(), request.getRemoteAddr());
    return switch (outcome) {
      case SignInAuthenticator.SignInResult.Rejected _ -> problem(request, 401, "accounts.device.wrong");
      case SignInAuthenticator.SignInResult.TotpCodeRequired _ -> problem(request, 401, "accounts.device.totp");
      case SignInAuthenticator.SignInResult.Authenticated welcome -> registerDevice(knock, welcome, request);
    };
  }

  private ResponseEntity<Object> registerDevice(DeviceSignInRequest knock,
      SignInAuthenticator.SignInResult.Authenticated welcome, HttpServletRequest request) {
    String name = knock.deviceName() == null ? "" : knock.deviceName();
    Optional<DeviceRepository.IssuedDeviceCredential> admitted =
        devices.register(welcome.person(), Objects.requireNonNull(knock.device()), name);
    if (admitted.isEmpty()) {
      return problem(request, 403, "accounts.device.device-revoked");
    }
    DeviceRepository.IssuedDeviceCredential phone = admitted.get();
    Visitor visitor = tokenAuthenticator.authenticate("device", phone.credential(), null);
    String secret = Base64.getEncoder().encodeToString(phone.recoverySecret());
    DeviceOwner person = new DeviceOwner(welcome.person(), welcome.name());
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new DeviceSignInResponse(phone.credential(), phone.expires(), person, secret,
            listRegencyAccess(visitor, phone.credential())));
  }

  @AllowedToDevice
  @PostMapping("/rotation")
  ResponseEntity<Object> rotateCredential(Visitor visitor) {
    if (visitor.person() == null || visitor.session() == null) {
      throw new SignInNeeded();
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(devices.rotateCredential(visitor.person(), visitor.session()));
  }

  @AllowedToDevice
  @GetMapping("/me")
  DeviceOwnerResponse showOwner(Visitor visitor, HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (visitor.person() == null || header == null) {
      throw new SignInNeeded();
    }
    return new DeviceOwnerResponse(new DeviceOwner(visitor.person(), visitor.name()),
        listRegencyAccess(visitor, header.substring("Bearer ".length())));
  }

  private List<RegencyAccess> listRegencyAccess(Visitor visitor, String credential) {
    return visitor.regencies()
        .stream()
        .map(regency -> tokenAuthenticator.authenticate("device", credential, regency).actor())
        .filter(Objects::nonNull)
        .map(this::regencyAccess)
        .toList();
  }

  private RegencyAccess regencyAccess(Actor actor) {
    RegencySettings settings = regencies.require(actor.regency());
    return Objects.requireNonNull(ActorContext.<RegencyAccess, RuntimeException>callAs(actor,
        () -> transactions.execute(status -> regencyAccess(actor, settings))));
  }

  private RegencyAccess regencyAccess(Actor actor, RegencySettings settings) {
    LocalDate today = settings.today(clock);
    List<HeldMandate> held =
        mandates.listPastAndPresent(actor).stream().filter(mandate -> mandate.inForce(today)).toList();
    Map<UUID, Organisation> named =
        organisations.findByIds(actor, held.stream().map(HeldMandate::organisation).toList());
    List<MandateOfToday> shown = held.stream()
        .map(mandate -> new MandateOfToday(mandate.id(), mandate.role().name(),
            toNamedOrganisation(mandate.organisation(), named), mandate.to()))
        .toList();
    return new RegencyAccess(settings.regency(), settings.name(), settings.zone().getId(), listVillagesInReach(actor),
        shown, Map.of());
  }

  private static NamedOrganisation toNamedOrganisation(UUID organisation, Map<UUID, Organisation> named) {
    Organisation known = named.get(organisation);
    return new NamedOrganisation(organisation, known == null ? "" : known.label());
  }

  /** Those of the mandates; who reaches by office or regency may report from any village. */
  private List<VillageInReach> listVillagesInReach(Actor actor) {
    Collection<Region> reach = actor.villages().isEmpty() ? regions.listVillages(actor.regency())
        : regions.findByIds(actor.villages()).values();
    return reach.stream()
        .map(region -> new VillageInReach(region.id(), region.code(), region.name(), region.parentName()))
        .sorted(Comparator.comparing(VillageInReach::code))
        .toList();
  }

  private ResponseEntity<Object> problem(HttpServletRequest request, int status, String key) {
    return ProblemResponse.build(words, uis.localeOf(request), status, key, Map.of());
  }
}
