using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>The one answer to what is not there and to what is somebody else's.</summary>
internal static class NotFound
{
    /// <summary>Writes it: ProblemDetails for programs, an empty 404 for pages, which the host fills.</summary>
    /// <param name="context">The request.</param>
    public static Task Write(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Request.Path.StartsWithSegments(SessionCookie.ApiPath, StringComparison.OrdinalIgnoreCase)
            ? context.Response.WriteAsJsonAsync(Problem(LanguageChoice.Of(context)), options: null, contentType: "application/problem+json")
            : Task.CompletedTask;
    }

    private static ProblemDetails Problem(SpokenLanguage language) => new()
    {
        Type = "/api/docs#problem-not_found",
        Status = StatusCodes.Status404NotFound,
        Title = Sentences.Say("Not found", language),
        Detail = Sentences.Say("There is nothing here, or you may not see it. Check the address, and whether your role or key has the permission.", language),
        Extensions = { ["code"] = "not_found" },
    };
}
