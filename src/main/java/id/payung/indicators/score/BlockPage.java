package id.payung.indicators.score;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.Instrument;

/** One block of the instrument. */
@Template("indicators/block")
public record BlockPage(EvaluationOverview frame, Instrument.Block block) implements PageModel {}
