package id.payung.regions;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** A picture of the coat of arms. */
record CrestForm(@NotEmpty(message = "regions.settings.crest.missing") List<MultipartFile> file) {}
