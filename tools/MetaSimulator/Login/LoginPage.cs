using System.Net;
using System.Text;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Graph;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Login;

/// <summary>
/// The login as a person sees it: what the app wants, which accounts to share, continue or cancel. Its form posts to its
/// own address, which keeps the query.
/// </summary>
internal static class LoginPage
{
    private const string Style =
        "body{font:15px/1.45 system-ui,sans-serif;background:#eef0f3;color:#1c1e21;margin:0;display:grid;place-items:start center;min-height:100vh;padding:32px 14px;box-sizing:border-box}"
        + "main{background:#fff;border:1px solid #d5d9de;border-radius:12px;max-width:440px;width:100%;padding:24px;box-sizing:border-box}"
        + "h1{font-size:20px;margin:0 0 6px}p{margin:0 0 14px}.sim{color:#5b6068;font-size:13px}fieldset{border:1px solid #d5d9de;border-radius:8px;margin:0 0 14px;padding:10px 14px}"
        + "legend{font-weight:600;padding:0 4px}label{display:flex;gap:9px;align-items:flex-start;padding:5px 0}small{color:#5b6068;display:block}"
        + "div.go{display:flex;gap:8px;justify-content:flex-end}button{font:inherit;font-weight:600;border-radius:8px;border:1px solid #8a9099;background:#fff;color:#1c1e21;padding:9px 16px;cursor:pointer}"
        + "button.yes{background:#0a58ca;border-color:#0a58ca;color:#fff}@media(prefers-color-scheme:dark){body{background:#18191a;color:#e6e8eb}main{background:#242526;border-color:#3e4042}"
        + "fieldset{border-color:#3e4042}.sim,small{color:#b0b3b8}button{background:#3a3b3c;color:#e6e8eb;border-color:#5b6068}}";

    /// <summary>Writes the page.</summary>
    /// <param name="http">The call.</param>
    /// <param name="brand">Whose login it is.</param>
    /// <param name="person">Who logs in.</param>
    /// <param name="assets">What can be shared.</param>
    /// <param name="scopes">What is asked for.</param>
    /// <param name="single">Whether only one account can be shared.</param>
    public static Task Write(HttpContext http, string brand, string person, IReadOnlyList<Asset> assets, IReadOnlyList<string> scopes, bool single)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>");
        html.Append("Log in with ").Append(Text(brand)).Append(" (simulated)</title><style>").Append(Style).Append("</style></head><body><main><h1>Log in with ").Append(Text(brand))
            .Append("</h1><p class=\"sim\">This is the simulator. Nothing leaves this machine.</p><p>The app wants access as <b>").Append(Text(person)).Append("</b>.</p><form method=\"post\">");
        html.Append("<fieldset><legend>Share with the app</legend>");
        if (assets.Count == 0)
        {
            html.Append("<p>There is nothing to share in this simulator.</p>");
        }

        var isFirst = true;
        foreach (var asset in assets)
        {
            html.Append("<label><input type=\"").Append(single ? "radio" : "checkbox").Append("\" name=\"assets\" value=\"").Append(Text(asset.Id)).Append('"')
                .Append(!single || isFirst ? " checked" : "").Append("><span>").Append(Text(asset.Name)).Append("<small>").Append(Text(Describe(asset))).Append("</small></span></label>");
            isFirst = false;
        }

        html.Append("</fieldset><fieldset><legend>The app may</legend>");
        foreach (var scope in scopes)
        {
            html.Append("<label><input type=\"checkbox\" name=\"granted\" value=\"").Append(Text(scope)).Append("\" checked><span>").Append(Text(scope)).Append("</span></label>");
        }

        html.Append("</fieldset><div class=\"go\"><button name=\"decision\" value=\"cancel\">Cancel</button><button class=\"yes\" name=\"decision\" value=\"continue\">Continue as ")
            .Append(Text(person.Split(' ')[0])).Append("</button></div></form></main></body></html>");
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(html.ToString());
    }

    /// <summary>What was decided on the page.</summary>
    /// <param name="call">The posted form.</param>
    /// <param name="assets">What could be shared.</param>
    /// <param name="scopes">What was asked for.</param>
    /// <returns>What was shared and given; null when the person cancelled.</returns>
    public static (IReadOnlyList<Asset> Assets, IReadOnlyList<string> Scopes)? Read(GraphCall call, IReadOnlyList<Asset> assets, IReadOnlyList<string> scopes)
    {
        if (call.Body.Text("decision"u8) != "continue")
        {
            return null;
        }

        var (shared, granted) = (List(call.Body.Text("assets"u8)), List(call.Body.Text("granted"u8)));
        return ([.. assets.Where(asset => shared.Contains(asset.Id))], [.. scopes.Where(granted.Contains)]);
    }

    private static HashSet<string> List(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string Describe(Asset asset) => asset switch
    {
        WhatsAppNumber number => $"+{number.DisplayNumber}, account {number.WabaId}{(number.Registered ? "" : ", not registered yet")}",
        Page { Instagram: { } linked } => $"Page, with Instagram @{linked.Username}",
        Page => "Page",
        _ => "Instagram professional account",
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
