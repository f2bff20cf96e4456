using System.Text.Encodings.Web;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Widget;

/// <summary>A plain page with the snippet, as a site would have it: to try a channel before it is on a site.</summary>
internal static class WidgetTryPage
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Writes the page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="site">The channel.</param>
    public static Task Write(HttpContext context, WebsiteView site)
    {
        var (headers, html) = (context.Response.Headers, HtmlEncoder.Default);
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        context.Response.ContentType = "text/html; charset=utf-8";
        var (title, lang) = (html.Encode(site.Settings.Title), html.Encode(site.Settings.Language.Length > 0 ? site.Settings.Language : "en"));
        var hint = site.Settings.IsOn
            ? "This is how a page of yours shows the chat. Open it at the corner and write; the conversation arrives in the inbox."
            : "The chat is switched off, so this page shows none. Switch it on under Channels.";
        return context.Response.WriteAsync(
            $$"""
            <!doctype html>
            <html lang="{{lang}}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{title}}</title><link rel="icon" href="/_content/Chatbotics.WebFront/favicon.svg">
            <style>
            :root { color-scheme: light dark; } body { font: 16px/1.6 system-ui, sans-serif; margin: 0; background: light-dark(#FBFAF8, #1B1A18); color: light-dark(#23211E, #ECE9E4); }
            main { max-width: 60ch; margin: 0 auto; padding: 12vh 24px; } h1 { font-size: 28px; font-weight: 500; letter-spacing: -.02em; margin: 0 0 8px; } p { color: light-dark(#5E5A53, #B5B0A7); }
            .shelf { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin-top: 32px; } .shelf i { aspect-ratio: 4/3; border-radius: 8px; background: light-dark(#E9E2DA, #2B2926); } .shelf i:nth-child(2) { background: light-dark(#DCE5E8, #26302F); }
            </style>
            </head>
            <body>
            <main lang="en"><h1>{{title}}</h1><p>{{hint}}</p><div class="shelf" aria-hidden="true"><i></i><i></i><i></i></div></main>
            <script async src="{{WidgetAddress.Script}}" data-channel="{{html.Encode(site.Key.AssetId)}}"></script>
            </body>
            </html>
            """,
            context.RequestAborted);
    }
}
