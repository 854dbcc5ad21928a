package id.payung.fieldwork;

import id.payung.fieldwork.kind.PhonePlace;
import id.payung.platform.actor.Actor;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.ProblemResponse;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files of a phone, in pieces of at most 256 kB. */
@RestController
@RequestMapping("/api/v1/{regency:\\d{2}\\.\\d{2}}/uploads")
class UploadApiController {
  private static final Set<String> SLOTS = Set.of("photo", "attendance");

  private final ChunkedUploadAssembly uploads;
  private final RegencyDirectory regencies;
  private final UiFactory uis;
  private final Messages words;

  UploadApiController(ChunkedUploadAssembly uploads, RegencyDirectory regencies, UiFactory uis, Messages words) {
    this.uploads = uploads;
    this.regencies = regencies;
    this.uis = uis;
    this.words = words;
  }

  /** What a phone announces. */
  record UploadAnnouncementRequest(@Nullable UUID id, @Nullable UUID record, @Nullable String slot,
      @Nullable String sha256, @Nullable Long size, @Nullable String mediaType, @Nullable String takenAt,
      @Nullable PhonePosition place, @Nullable String name) {}

  /** Where the phone was. */
  record PhonePosition(@Nullable Double lat, @Nullable Double lon, @Nullable Double accuracy) {}

  @AllowedToDevice
  @PostMapping
  ResponseEntity<Object> announce(@PathVariable String regency, @RequestBody UploadAnnouncementRequest announced,
      Visitor visitor, HttpServletRequest request) {
    Actor self = SyncApiController.requirePersonActor(visitor, regency, regencies);
    Upload upload = toUpload(announced);
    if (upload == null) {
      return problem(422, "fieldwork.upload.form", request);
    }
    if (upload.size() > ChunkedUploadAssembly.LIMITS.bytes()) {
      return problem(422, "fieldwork.upload.too-large", request);
    }
    return toResponse(uploads.announce(self, Objects.requireNonNull(visitor.session()), upload), request);
  }

  private static @Nullable Upload toUpload(UploadAnnouncementRequest announcement) {
    String sha256 = announcement.sha256();
    String slot = announcement.slot();
    if (announcement.id() == null || announcement.record() == null || announcement.size() == null
        || announcement.size() <= 0 || sha256 == null || slot == null) {
      return null;
    }
    if (!SLOTS.contains(slot) || !sha256.matches("[0-9a-f]{64}")) {
      return null;
    }
    Instant taken = announcement.takenAt() == null ? null : PushRequest.parseInstant(announcement.takenAt());
    return new Upload(announcement.id(), announcement.record(), slot, sha256, announcement.size(),
        truncate(announcement.mediaType(), 100), truncate(announcement.name(), 200), taken,
        toPlace(announcement.place()), null);
  }

  private static String truncate(@Nullable String text, int longest) {
    String clean = text == null ? "" : text.replace("\u0000", "");
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }

  private static @Nullable PhonePlace toPlace(@Nullable PhonePosition place) {
    if (place == null || place.lat() == null || place.lon() == null || Math.abs(place.lat()) > 90
        || Math.abs(place.lon()) > 180) {
      return null;
    }
    return new PhonePlace(place.lat(), place.lon(), place.accuracy());
  }

  @AllowedToDevice
  @GetMapping("/{id}")
  ResponseEntity<Object> showState(@PathVariable String regency, @PathVariable UUID id, Visitor visitor,
      HttpServletRequest request) {
    return toResponse(uploads.getState(SyncApiController.requirePersonActor(visitor, regency, regencies), id), request);
  }

  @AllowedToDevice
  @PatchMapping("/{id}")
  ResponseEntity<Object> appendPiece(@PathVariable String regency, @PathVariable UUID id,
      @RequestHeader("Upload-Offset") long offset, Visitor visitor, HttpServletRequest request) throws IOException {
    Actor self = SyncApiController.requirePersonActor(visitor, regency, regencies);
    byte[] piece = request.getInputStream().readNBytes(ChunkedUploadAssembly.MAX_PIECE_BYTES + 1);
    return toResponse(uploads.append(self, id, offset, piece), request);
  }

  private ResponseEntity<Object> toResponse(ChunkedUploadAssembly.UploadOutcome outcome, HttpServletRequest request) {
    return switch (outcome) {
      case ChunkedUploadAssembly.UploadOutcome.UploadProgress now ->
          ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(now.state());
      case ChunkedUploadAssembly.UploadOutcome.OffsetMismatch elsewhere -> ProblemResponse.build(words,
          uis.localeOf(request), 409, "fieldwork.upload.offset", Map.of("offset", elsewhere.offset()));
      case ChunkedUploadAssembly.UploadOutcome.UploadRefusal no -> problem(no.status(), no.key(), request);
    };
  }

  private ResponseEntity<Object> problem(int status, String key, HttpServletRequest request) {
    return ProblemResponse.build(words, uis.localeOf(request), status, key, Map.of());
  }
}
