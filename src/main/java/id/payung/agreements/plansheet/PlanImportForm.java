package id.payung.agreements.plansheet;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** The sheet that is sent. */
record PlanImportForm(@NotEmpty(message = "agreements.wrong.empty") List<MultipartFile> file) {}
