package id.payung.platform.help;

import id.payung.platform.reference.BilingualText;

/** A word of the screen. @param name as pages write it */
public record HelpTerm(String code, BilingualText name, BilingualText means) {}
