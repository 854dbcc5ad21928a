package id.payung.remarks;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** One conversation with all its remarks. */
@Template("remarks/show")
public record ConversationPage(ConversationPanel panel) implements PageModel {}
