using System.Buffers;
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
            Query = [("action", "For example member.role_changed"), ("actor", "An account's or key's id"), ("target", "The id of what it was done to"), ("from", "A time; only acts of it or later"), ("until", "A time; only acts before it"), ("limit", "1 to 100, otherwise 50"), ("cursor", "The nextCursor of an earlier page")],
            Answer = typeof(ApiList<AuditModels.Entry>), Do = List,
        },
        new()
        {
            Method = "GET", Path = "/audit/check", Noun = "Audit", Id = "checkAudit", Needs = Permission.ViewAudit,
            Summary = "Checks the chain of hashes part by part. Ask again with through and hash as sequence and hash of the last answer until it is complete.",
            Query = [("through", "Through which entry it was checked already"), ("hash", "That entry's hash, in hex")],
            Answer = typeof(AuditModels.AuditProgress), Do = Check,
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
            From = Time(call, "from"),
            Until = Time(call, "until"),
        });
        return ApiAnswer.Ok(new ApiList<AuditModels.Entry>([.. page.Entries.Select(Model)], page.Next?.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<ApiAnswer> Check(ApiCall call)
    {
        var from = AuditCheck.Start;
        if (call.Query("through") is { } through)
        {
            var hash = new byte[32];
            if (!long.TryParse(through, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                || call.Query("hash") is not { Length: 64 } text || Convert.FromHexString(text, hash, out _, out _) != OperationStatus.Done)
            {
                return ApiProblem.Invalid("through", "Use the sequence and the hash of an earlier answer.");
            }

            from = new AuditCheck { Sequence = sequence, Hash = hash };
        }

        var check = await call.Grains.GetGrain<IAuditGrain>(call.Tenant).Verify(from);
        return ApiAnswer.Ok(new AuditModels.AuditProgress(check.IsComplete, check.Sequence, Convert.ToHexStringLower(check.Hash), check.Total, check.BrokenAt, check.Removed));
    }

    private static DateTimeOffset? Time(ApiCall call, string name) => call.Query(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new ApiException(ApiProblem.Invalid(name, "Use a time such as 2026-03-14T09:30:00Z."));

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
