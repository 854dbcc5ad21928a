package id.payung.fieldwork;

import id.payung.community.ReportBody;
import id.payung.platform.actor.Actor;
import id.payung.platform.i18n.Words;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.ByCredential;
import id.payung.platform.web.Problem;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.Visitor;
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
class UploadApi {
  private static final Set<String> SLOTS = Set.of("photo", "attendance");

  private final Uploads uploads;
  private final RegencyDirectory regencies;
  private final UiFactory uis;
  private final Words words;

  UploadApi(Uploads uploads, RegencyDirectory regencies, UiFactory uis, Words words) {
    this.uploads = uploads;
    this.regencies = regencies;
    this.uis = uis;
    this.words = words;
  }

  /** What a phone announces. */
  record Announced(@Nullable UUID id, @Nullable UUID record, @Nullable String slot, @Nullable String sha256,
      @Nullable Long size, @Nullable String mediaType, @Nullable String takenAt, @Nullable Position place,
      @Nullable String name) {}

  /** Where the phone was. */
  record Position(@Nullable Double lat, @Nullable Double lon, @Nullable Double accuracy) {}

  @ByCredential
  @PostMapping
  ResponseEntity<Object> announce(@PathVariable String regency, @RequestBody Announced announced, Visitor visitor,
      HttpServletRequest request) {
    Actor self = SyncApi.self(visitor, regency, regencies);
    Upload upload = read(announced);
    if (upload == null) {
      return no(422, "fieldwork.upload.form", request);
    }
    if (upload.size() > Uploads.LIMITS.bytes()) {
      return no(422, "fieldwork.upload.too-large", request);
    }
    return answer(uploads.announce(self, Objects.requireNonNull(visitor.session()), upload), request);
  }

  private static @Nullable Upload read(Announced said) {
    String sha256 = said.sha256();
    String slot = said.slot();
    if (said.id() == null || said.record() == null || said.size() == null || said.size() <= 0 || sha256 == null
        || slot == null) {
      return null;
    }
    if (!SLOTS.contains(slot) || !sha256.matches("[0-9a-f]{64}")) {
      return null;
    }
    Instant taken = said.takenAt() == null ? null : Envelope.instant(said.takenAt());
    return new Upload(said.id(), said.record(), slot, sha256, said.size(), cut(said.mediaType(), 100),
        cut(said.name(), 200), taken, place(said.place()), null);
  }

  private static String cut(@Nullable String text, int longest) {
    String clean = text == null ? "" : text.replace("\u0000", "");
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }

  private static ReportBody.@Nullable Place place(@Nullable Position place) {
    if (place == null || place.lat() == null || place.lon() == null || Math.abs(place.lat()) > 90
        || Math.abs(place.lon()) > 180) {
      return null;
    }
    return new ReportBody.Place(place.lat(), place.lon(), place.accuracy());
  }

  @ByCredential
  @GetMapping("/{id}")
  ResponseEntity<Object> state(@PathVariable String regency, @PathVariable UUID id, Visitor visitor,
      HttpServletRequest request) {
    return answer(uploads.state(SyncApi.self(visitor, regency, regencies), id), request);
  }

  @ByCredential
  @PatchMapping("/{id}")
  ResponseEntity<Object> piece(@PathVariable String regency, @PathVariable UUID id,
      @RequestHeader("Upload-Offset") long offset, Visitor visitor, HttpServletRequest request) throws IOException {
    Actor self = SyncApi.self(visitor, regency, regencies);
    byte[] piece = request.getInputStream().readNBytes(Uploads.LARGEST_PIECE + 1);
    return answer(uploads.append(self, id, offset, piece), request);
  }

  private ResponseEntity<Object> answer(Uploads.Outcome outcome, HttpServletRequest request) {
    return switch (outcome) {
      case Uploads.Outcome.Now now ->
          ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(now.state());
      case Uploads.Outcome.Elsewhere elsewhere -> Problem.of(words, uis.localeOf(request), 409,
          "fieldwork.upload.offset", Map.of("offset", elsewhere.offset()));
      case Uploads.Outcome.No no -> no(no.status(), no.key(), request);
    };
  }

  private ResponseEntity<Object> no(int status, String key, HttpServletRequest request) {
    return Problem.of(words, uis.localeOf(request), status, key, Map.of());
  }
}
