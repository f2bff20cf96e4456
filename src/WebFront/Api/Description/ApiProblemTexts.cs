using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Description;

/// <summary>The problems that programs can meet, for the page and the description.</summary>
internal static class ApiProblemTexts
{
    /// <summary>All of them, by status.</summary>
    public static ImmutableArray<(int Status, string Code, string When)> All { get; } =
    [
        (400, "bad_body", "The body is no JSON, or a member has the wrong type; errors names it."),
        (401, "not_signed_in", "The key is missing, wrong, expired or revoked."),
        (403, "forbidden", "The member's role does not allow it."),
        (404, "not_found", "There is nothing with this id, or the key lacks the permission."),
        (409, "changed", "Somebody changed it meanwhile: read it again."),
        (409, "under_way", "A request with the same idempotency key is under way: wait for its answer."),
        (409, "marketing_stopped", "The customer stopped marketing messages, and the template is one. Send another kind, or wait until they take it back."),
        (409, "outside_window", "The messaging window has closed; and so on for whatever a conversation refuses, each with its own code and what would work."),
        (413, "too_large", "The body is larger than the operation takes: 1 MB of JSON, 10 MB of CSV, 100 MB for a file."),
        (415, "unsupported_type", "The body has another content type than the operation takes."),
        (422, "invalid", "Fields are wrong; errors says which and what to do."),
        (429, "too_many_requests", "More requests than the key's limit: wait as long as Retry-After says."),
        (500, "failed", "Something went wrong on our side. Nothing about it is told, and it was noted."),
        (503, "busy", "The store is busy. Nothing was changed; repeat after Retry-After."),
    ];
}
