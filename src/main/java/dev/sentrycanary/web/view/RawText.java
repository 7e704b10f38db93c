package dev.sentrycanary.web.view;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes for people: as text where they are text, else as a dump. */
public final class RawText {
    private static final int SHOWN = 4096;
    private static final int ROW = 16;

    private RawText() {}

    /** The bytes as a page can show them. */
    public static String of(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.chars().noneMatch(RawText::isBinary) ? text : dump(bytes);
        } catch (CharacterCodingException e) {
            return dump(bytes);
        }
    }

    private static boolean isBinary(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != 0x1b;
    }

    private static String dump(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < Math.min(SHOWN, bytes.length); at += ROW) {
            row(text, bytes, at);
        }
        if (bytes.length > SHOWN) {
            text.append("… ").append(Figures.bytes(bytes.length - SHOWN)).append(" more\n");
        }
        return text.toString();
    }

    private static void row(StringBuilder text, byte[] bytes, int from) {
        StringBuilder letters = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%06x ", from));
        for (int at = from; at < from + ROW; at++) {
            boolean there = at < bytes.length;
            text.append(there ? String.format(Locale.ROOT, " %02x", bytes[at]) : "   ");
            if (there) {
                letters.append(bytes[at] >= ' ' && bytes[at] < 0x7f ? (char) bytes[at] : '.');
            }
        }
        text.append("  ").append(letters).append('\n');
    }
}
