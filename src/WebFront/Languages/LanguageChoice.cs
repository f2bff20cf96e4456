using Chatbotics.Grains.Abstractions.People.Accounts;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Languages;

/// <summary>
/// Says which language a request is answered in: the one that the person chose (it is kept with the person and goes where they
/// sign in), else the one that was chosen on this device, else the first of the browser's that is spoken, else English. A live
/// page keeps the language of the request that began it.
/// </summary>
internal static class LanguageChoice
{
    /// <summary>The cookie that keeps a choice that nobody is signed in for.</summary>
    public const string Cookie = "chatbotics-language";

    /// <summary>Answers a request in its language.</summary>
    /// <param name="context">The request; who asks is known already.</param>
    /// <param name="next">What answers.</param>
    public static async Task Handle(HttpContext context, RequestDelegate next)
    {
        Speech.Use(Of(context));
        await next(context);
    }

    /// <summary>The language of a request.</summary>
    /// <param name="context">The request.</param>
    public static SpokenLanguage Of(HttpContext context) =>
        Speech.Find(context.Features.Get<SessionView>()?.Preferences.Language)
        ?? Speech.Find(context.Request.Cookies[Cookie])
        ?? Browsers(context.Request.Headers.AcceptLanguage.ToString())
        ?? Speech.All[0];

    /// <summary>Keeps a choice on this device for a year.</summary>
    /// <param name="context">The request.</param>
    /// <param name="language">The language; null forgets it.</param>
    public static void Remember(HttpContext context, SpokenLanguage? language)
    {
        if (language is null)
        {
            context.Response.Cookies.Delete(Cookie);
            return;
        }

        context.Response.Cookies.Append(Cookie, language.Tag, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        });
    }

    // Browsers list languages with the best first; those that weigh them differently are read in the order of the weights.
    private static SpokenLanguage? Browsers(string header)
    {
        SpokenLanguage? best = null;
        var weight = 0d;
        foreach (var part in header.AsSpan(0, Math.Min(header.Length, 400)).Split(','))
        {
            var wish = header.AsSpan()[part].Trim();
            var end = wish.IndexOf(';');
            var tag = (end < 0 ? wish : wish[..end]).Trim();
            var quality = 1d;
            if (end >= 0 && wish[end..].IndexOf("q=") is >= 0 and var at)
            {
                _ = double.TryParse(wish[(end + at + 2)..], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out quality);
            }

            if (quality > weight && Speech.Find(tag.ToString()) is { } spoken)
            {
                (best, weight) = (spoken, quality);
            }
        }

        return best;
    }
}
