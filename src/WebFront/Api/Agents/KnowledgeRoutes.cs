using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Agents;

namespace Chatbotics.WebFront.Api.Agents;

/// <summary>Knowledge bases and their sources.</summary>
internal static class KnowledgeRoutes
{
    private const string Noun = "Knowledge";

    private static readonly AssistantOperation The = new(Noun, typeof(KnowledgeModels.Base));

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        The.Of("GET", "/knowledge", "listKnowledge", "Lists the knowledge bases.", List, answer: typeof(ApiList<KnowledgeModels.BaseRow>)),
        The.Of("POST", "/knowledge", "createKnowledge", "Makes a knowledge base.", Create, typeof(KnowledgeModels.BaseBody), status: 201),
        The.Of("GET", "/knowledge/{base}", "getKnowledge", "Gives a knowledge base with its sources.", static async call => ApiAnswer.Ok(Model((await One(call)).Base))),
        The.Of("PATCH", "/knowledge/{base}", "updateKnowledge", "Changes a knowledge base's name or language.", Update, typeof(KnowledgeModels.BaseBody)),
        The.Of("DELETE", "/knowledge/{base}", "deleteKnowledge", "Deletes a knowledge base with all it knows.", Delete, status: 204),
        The.Of("POST", "/knowledge/{base}/sources", "addSource", "Adds a source of the kind text, pairs, page or site; it is read in the background.", Add, typeof(KnowledgeModels.SourceBody), status: 202),
        The.Of("POST", "/knowledge/{base}/files", "addSourceFile", "Adds a file of at most 10 MB (PDF, Word, Markdown, HTML, text, CSV); it is read in the background.", AddFile, typeof(string), status: 202) with
        {
            BodyType = "application/octet-stream",
            Query = [("name", "The file's name, for example prices.pdf")],
        },
        The.Of("POST", "/knowledge/{base}/sources/{source}/refresh", "refreshSource", "Reads a source anew.", Refresh, status: 202),
        The.Of("DELETE", "/knowledge/{base}/sources/{source}", "deleteSource", "Removes a source with its passages.", Remove, status: 204),
        The.Of("GET", "/knowledge/{base}/search", "searchKnowledge", "Finds the passages that an agent would answer a question from.", Search, answer: typeof(ApiList<KnowledgeModels.Passage>)) with
        {
            Query = [("q", "A question"), ("limit", "1 to 20, otherwise 5")],
        },
    ];

    private static async Task<(IKnowledgeBaseGrain Grain, KnowledgeBase Base)> One(ApiCall call)
    {
        if (!GrainKeys.IsPart(call.Route("base")))
        {
            throw new ApiException(ApiProblem.NotFound);
        }

        var grain = call.Grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of(call.Tenant, call.Route("base")));
        return await grain.Get() is { } known ? (grain, known) : throw new ApiException(ApiProblem.NotFound);
    }

    private static async Task<ApiAnswer> List(ApiCall call) => ApiAnswer.Ok(new ApiList<KnowledgeModels.BaseRow>(
    [
        .. (await call.Grains.GetGrain<IKnowledgeDirectoryGrain>(call.Tenant).List()).Select(static one =>
            new KnowledgeModels.BaseRow(one.Id, one.Name, one.Languages, one.Sources, one.Passages, one.Problems)),
    ]));

    private static async Task<ApiAnswer> Create(ApiCall call)
    {
        var body = call.Body<KnowledgeModels.BaseBody>();
        var listed = await call.Grains.GetGrain<IKnowledgeDirectoryGrain>(call.Tenant).List();
        var id = AgentDesk.IdOf(body.Name ?? "", [.. listed.Select(static one => one.Id)]);
        var grain = call.Grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of(call.Tenant, id));
        var outcome = await grain.Configure(body.Name ?? "", Language(body.Language, "en"));
        return outcome.IsDone ? ApiAnswer.Made("/knowledge/" + id, Model((await grain.Get())!)) : ApiProblem.Of(outcome.Errors);
    }

    private static async Task<ApiAnswer> Update(ApiCall call)
    {
        var (grain, known) = await One(call);
        var body = call.Body<KnowledgeModels.BaseBody>();
        return await After(grain, await grain.Configure(body.Name ?? known.Name, Language(body.Language, known.Language)), 200);
    }

    private static string Language(string? wish, string otherwise) => wish switch
    {
        null => otherwise,
        { Length: >= 2 and <= 35 } tag when tag.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') => tag,
        _ => throw new ApiException(ApiProblem.Invalid("language", "Name the language by its tag, for example en or de-AT.")),
    };

    private static async Task<ApiAnswer> Delete(ApiCall call)
    {
        var (grain, _) = await One(call);
        await grain.Delete();
        return ApiAnswer.Done;
    }

    private static async Task<ApiAnswer> Add(ApiCall call)
    {
        var (grain, _) = await One(call);
        var body = call.Body<KnowledgeModels.SourceBody>();
        if (ApiCall.Word<KnowledgeKind>("kind", body.Kind ?? "")!.Value is var kind && kind == KnowledgeKind.File)
        {
            return ApiProblem.Invalid("kind", "Upload files with POST /knowledge/{base}/files.");
        }

        return await After(
            grain,
            await grain.Add(new NewKnowledge
            {
                Kind = kind,
                Title = body.Title ?? "",
                Text = body.Text ?? "",
                Pairs = [.. (body.Pairs ?? []).Select(static one => new QuestionAnswer(one.Question ?? "", one.Answer ?? ""))],
                Address = body.Address ?? "",
                Every = body.EveryHours is { } hours ? TimeSpan.FromHours(Math.Clamp(hours, 0, 8_784)) : null,
            }),
            202);
    }

    private static async Task<ApiAnswer> AddFile(ApiCall call)
    {
        var (grain, _) = await One(call);
        var name = call.Query("name") ?? throw new ApiException(ApiProblem.Invalid("name", "Give the file's name, for example ?name=prices.pdf."));
        return await After(grain, await grain.Add(new NewKnowledge { Kind = KnowledgeKind.File, FileName = name, Content = call.Bytes.ToArray() }), 202);
    }

    private static async Task<ApiAnswer> Refresh(ApiCall call)
    {
        var (grain, source) = await Source(call);
        return await After(grain, await grain.Refresh(source), 202);
    }

    private static async Task<ApiAnswer> Remove(ApiCall call)
    {
        var (grain, source) = await Source(call);
        await grain.Remove(source);
        return ApiAnswer.Done;
    }

    private static async Task<(IKnowledgeBaseGrain Grain, string Source)> Source(ApiCall call)
    {
        var (grain, known) = await One(call);
        return known.Sources.Any(one => one.Id == call.Route("source")) ? (grain, call.Route("source")) : throw new ApiException(ApiProblem.NotFound);
    }

    private static async Task<ApiAnswer> Search(ApiCall call)
    {
        var (grain, _) = await One(call);
        var question = call.Query("q") is { Length: <= 1_000 } text ? text : throw new ApiException(ApiProblem.Invalid("q", "Give a question of at most 1,000 characters."));
        var found = await grain.Search(question, call.Number("limit", 5, 1, 20));
        return ApiAnswer.Ok(new ApiList<KnowledgeModels.Passage>(
            [.. found.Select(static one => new KnowledgeModels.Passage(one.Source, one.Text, one.Address, Math.Round(one.Score, 4), Math.Round(one.Coverage, 4)))]));
    }

    private static async Task<ApiAnswer> After(IKnowledgeBaseGrain grain, AgentOutcome outcome, int status) =>
        outcome.IsDone ? new ApiAnswer(status, Model((await grain.Get())!)) : ApiProblem.Of(outcome.Errors);

    private static KnowledgeModels.Base Model(KnowledgeBase one) => new(
        one.Id,
        one.Name,
        one.Language,
        [
            .. one.Sources.Select(static source => new KnowledgeModels.Source(
                source.Id,
                ApiWords.Of(source.Kind),
                source.Title,
                source.Address,
                ApiWords.Of(source.Status),
                source.Problem,
                source.Passages,
                source.Pages,
                source.AddedAt,
                source.ReadAt,
                source.Every?.TotalHours,
                source.Language is { Length: > 0 } language ? language : null)),
        ]);
}
