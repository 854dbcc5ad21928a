package id.payung.agreements.plansheet;

import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** The sheet that is sent. */
record PlanImportForm(List<MultipartFile> file) {}
