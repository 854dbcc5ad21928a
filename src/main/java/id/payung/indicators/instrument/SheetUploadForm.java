package id.payung.indicators.instrument;

import org.springframework.web.multipart.MultipartFile;

/** A sheet that is to be looked at. */
public record SheetUploadForm(MultipartFile sheet) {}
