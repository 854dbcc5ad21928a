package id.payung.accounts.signin;

import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.i18n.Messages;
import id.payung.platform.web.ProblemResponse;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.PublicAccess;
import id.payung.platform.web.access.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
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
  private final RegencyAccessLoader access;
  private final UiFactory uis;
  private final Messages words;

  DeviceApiController(SignInAuthenticator signIn, DeviceRepository devices, TokenAuthenticator tokenAuthenticator,
      RegencyAccessLoader access, UiFactory uis, Messages words) {
    this.signIn = signIn;
    this.devices = devices;
    this.tokenAuthenticator = tokenAuthenticator;
    this.access = access;
    this.uis = uis;
    this.words = words;
  }

  /** What a phone sends to be let in. */
  record DeviceSignInRequest(@Nullable UUID device, @Nullable String deviceName, @Nullable String name,
      @Nullable String password, @Nullable String totp, @Nullable Integer version) {}

  /** Who the phone belongs to. */
  record DeviceOwner(UUID id, String name) {}

  /** A phone that was let in. */
  record DeviceSignInResponse(String credential, Instant expires, DeviceOwner person, String recoverySecret,
      List<RegencyAccessLoader.RegencyAccess> regencies) {}

  /** Today's reach. */
  record DeviceOwnerResponse(DeviceOwner person, List<RegencyAccessLoader.RegencyAccess> regencies) {}

  @PublicAccess
  @PostMapping
  ResponseEntity<Object> signInDevice(@RequestBody DeviceSignInRequest knock, HttpServletRequest request) {
    if (knock.device() == null || knock.name() == null || knock.password() == null) {
      return problem(request, 422, "accounts.device.form");
    }
    if (knock.version() == null || knock.version() != API_VERSION) {
      return problem(request, 422, "accounts.device.version");
    }
    SignInAuthenticator.SignInResult outcome = signIn.authenticate(knock.name(), knock.password(), knock.totp(),
        SignInAuthenticator.SignInOrigin.of(request, knock.device()));
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
        devices.register(welcome.person(), welcome.proof(), Objects.requireNonNull(knock.device()), name);
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
            access.list(visitor, phone.credential())));
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
  ResponseEntity<DeviceOwnerResponse> showOwner(Visitor visitor, HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (visitor.person() == null || header == null) {
      throw new SignInNeeded();
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new DeviceOwnerResponse(new DeviceOwner(visitor.person(), visitor.name()),
            access.list(visitor, header.substring("Bearer ".length()))));
  }

  private ResponseEntity<Object> problem(HttpServletRequest request, int status, String key) {
    return ProblemResponse.build(words, uis.localeOf(request), status, key, Map.of());
  }
}
