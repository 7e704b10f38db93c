package dev.sentrycanary.web;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** A reader's window, with everything that it complained about. */
final class Visit implements AutoCloseable {
    private static final String POLICY_LISTENER =
            "document.addEventListener('securitypolicyviolation',"
                    + " e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visit(BrowserContext context) {
        this.context = context;
        context.addInitScript(POLICY_LISTENER);
        this.page = context.newPage();
        page.onDialog(
                dialog -> {
                    complaints.add("dialog: " + dialog.message());
                    dialog.dismiss();
                });
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") || message.type().equals("warning")) {
                        complaints.add(message.text());
                    }
                });
    }

    static Visit to(URL root) {
        return with(root, new NewContextOptions());
    }

    static Visit with(URL root, NewContextOptions options) {
        return new Visit(Browser.context(options.setBaseURL(root.toString())));
    }

    static Visit withoutScript(URL root) {
        return with(root, new NewContextOptions().setJavaScriptEnabled(false));
    }

    Page page() {
        return page;
    }

    /** Opens an address and waits until its live updates flow. */
    Page live(String path) {
        page.navigate(path);
        page.waitForSelector("#lamp[data-state=on]");
        return page;
    }

    /** Broken policies, script errors, dialogs. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
