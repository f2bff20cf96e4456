using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Audit;

/// <summary>The audit log, to read.</summary>
internal static class AuditRoutes
{
    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/audit", Noun = "Audit", Id = "listAuditEntries", Needs = Permission.ViewAudit,
            Summary = "Lists administrative acts, newest first. Each entry's hash covers the one before it.",
            Query = [("action", "For example member.role_changed"), ("actor", "An account's or key's id"), ("target", "The id of what it was done to"), ("limit", "1 to 100, otherwise 50"), ("cursor", "The nextCursor of an earlier page")],
            Answer = typeof(ApiList<AuditModels.Entry>), Do = List,
        },
    ];

    private static async Task<ApiAnswer> List(ApiCall call)
    {
        long? before = null;
        if (call.Cursor is { } cursor)
        {
            before = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? sequence
                : throw new ApiException(ApiProblem.Invalid("cursor", "Use the nextCursor of an earlier answer."));
        }

        var page = await call.Grains.GetGrain<IAuditGrain>(call.Tenant).Read(new AuditQuery
        {
            Before = before,
            Limit = call.Limit,
            Action = call.Query("action"),
            ActorId = call.Query("actor"),
            Target = call.Query("target"),
        });
        return ApiAnswer.Ok(new ApiList<AuditModels.Entry>([.. page.Entries.Select(Model)], page.Next?.ToString(CultureInfo.InvariantCulture)));
    }

    private static AuditModels.Entry Model(AuditEntry entry) => new(
        entry.Sequence,
        entry.Note.At,
        entry.Note.Action,
        ApiWords.Of(entry.Note.ActorKind),
        entry.Note.ActorId,
        entry.Note.Target,
        entry.Note.Details.GroupBy(static one => one.Name).ToImmutableDictionary(static one => one.Key, static one => string.Join(", ", one.Select(static detail => detail.Value)), StringComparer.Ordinal),
        Convert.ToHexStringLower(entry.Hash));
}
