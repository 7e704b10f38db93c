package dev.sentrycanary.web.live;

/**
 * One message of a stream of server-sent events.
 *
 * @param id where to go on after a break
 * @param event its name
 * @param data its text, of any number of lines
 */
public record SseMessage(String id, String event, String data) {
    /** The message on the wire; line ends of every kind begin a new {@code data} line. */
    public String encoded() {
        StringBuilder text = new StringBuilder(data.length() + 64);
        text.append("id: ").append(id).append("\nevent: ").append(event).append('\n');
        for (String line : data.split("\r\n|\r|\n", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        return text.append('\n').toString();
    }
}
