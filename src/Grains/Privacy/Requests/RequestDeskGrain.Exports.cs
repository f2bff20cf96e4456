using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Privacy.Requests;

// The file that a request asks for.
internal sealed partial class RequestDeskGrain
{
    /// <inheritdoc/>
    public async Task<Outcome> Export(long number, bool send)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (Find(number) is not var (index, stored) || stored.Request.IsClosed || stored.Conversation.Length == 0
            || stored.Request.Kind is not (RequestKind.Access or RequestKind.Portability))
        {
            return Refusals.NotFound;
        }

        if (stored.Request.Step == RequestStep.Received)
        {
            return PrivacyRefusals.RequestIdentity;
        }

        var exports = GrainFactory.GetGrain<IDataExportsGrain>(Tenant);
        var isOwn = Caller.Current is not { IsEngine: false };
        string id;
        Outcome begun;
        using (Caller.Use(Caller.Engine))
        {
            if (stored.Request.Export is { } known && (await exports.List()).Any(one => one.Id == known))
            {
                return Outcome.Made(known);
            }

            // Whoever may answer requests may carry them out. The id first: a crash in between leaves a number, not a file.
            id = ids.NewId().ToString("N");
            await desk.Replace(desk.State with { Requests = desk.State.Requests.SetItem(index, stored with { Request = stored.Request with { Export = id } }) });
            var subject = Open(await Key(), stored).Conversation!;
            begun = await exports.Start(id, new DataExportOrder { Subject = subject, Request = number, SendWhenDone = send && isOwn, Language = stored.Request.Language });
        }

        if (begun.IsDone)
        {
            await Note(PrivacyAuditActions.RequestMoved, number, "Export");
        }

        return begun;
    }

    /// <inheritdoc/>
    public async Task ExportReady(long number, string export, bool wasSent)
    {
        if (Caller.Current is not { IsEngine: false } && wasSent && Find(number) is (_, { Request: { IsClosed: false } request }) && request.Export == export)
        {
            await Move(number, RequestStep.Answered, "The file was made, and its link sent in the chat, by itself.");
        }
    }
}
