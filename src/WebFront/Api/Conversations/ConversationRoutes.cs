using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Api.Inbox;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>Conversations: list, read, organise.</summary>
internal static class ConversationRoutes
{
    /// <summary>The noun of the description.</summary>
    public const string Noun = "Conversations";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/conversations", Noun = Noun, Id = "listConversations", Needs = Permission.ViewConversations,
            Summary = "Lists the conversations that the key's owner sees, newest activity first.",
            Query =
            [
                ("view", "all, mine, unassigned, automated, mentions or unattended"), ("status", "open, pending, snoozed or resolved"),
                ("channel", "whatsapp, messenger, instagram, webchat or shopify"), ("holder", "nobody, assistant, person or workflow"),
                ("filter", "A kept filter's id; then view, status and sort are the filter's"), ("assignee", "A member's id"), ("team", "A team's id"), ("label", "A label's id"), ("priority", "none, low, medium, high or urgent"),
                ("sort", "newest_activity, oldest_activity, oldest_waiting, priority, newest_created or oldest_created"),
                ("limit", "1 to 100, otherwise 50"), ("cursor", "The nextCursor of an earlier page"),
            ],
            Answer = typeof(ApiList<ConversationModels.Conversation>), Do = List,
        },
        new()
        {
            Method = "GET", Path = "/conversations/{id}", Noun = Noun, Id = "getConversation", Needs = Permission.ViewConversations,
            Summary = "Gives one conversation, with the id of its contact.", Answer = typeof(ConversationModels.Conversation), Do = Get,
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/status", Noun = Noun, Id = "setConversationStatus", Needs = Permission.ManageConversations,
            Summary = "Opens, resolves, snoozes or sets aside a conversation.",
            Body = typeof(ConversationModels.StatusBody), Answer = typeof(ConversationModels.Conversation), Do = SetStatus,
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/assign", Noun = Noun, Id = "assignConversation", Needs = Permission.AssignConversations,
            Summary = "Makes a member or a team responsible. An empty id takes the assignment away; what is left out stays.",
            Body = typeof(ConversationModels.AssignBody), Answer = typeof(ConversationModels.Conversation), Do = Assign,
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/labels", Noun = Noun, Id = "changeConversationLabels", Needs = Permission.ManageConversations,
            Summary = "Puts labels on and takes labels off, by their ids.",
            Body = typeof(ConversationModels.LabelsBody), Answer = typeof(ConversationModels.Conversation), Do = ChangeLabels,
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/priority", Noun = Noun, Id = "setConversationPriority", Needs = Permission.ManageConversations,
            Summary = "Says how urgent it is.",
            Body = typeof(ConversationModels.PriorityBody), Answer = typeof(ConversationModels.Conversation), Do = SetPriority,
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/take-over", Noun = Noun, Id = "takeOverConversation", Needs = Permission.Reply,
            Summary = "The key's owner takes the conversation; what an agent was about to say is dropped.",
            Answer = typeof(ConversationModels.Conversation), Do = call => Command(call, static (grain, me) => grain.TakeOver(me)),
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/return", Noun = Noun, Id = "returnConversation", Needs = Permission.Reply,
            Summary = "Gives the conversation back to the AI agent.",
            Answer = typeof(ConversationModels.Conversation), Do = call => Command(call, static (grain, me) => grain.ReturnToAssistant(me)),
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/read", Noun = Noun, Id = "markConversationRead", Needs = Permission.ManageConversations, Status = 204,
            Summary = "Marks everything read.", Do = MarkRead,
        },
    ];

    private static async Task<ApiAnswer> List(ApiCall call)
    {
        var conditions = ImmutableArray.CreateBuilder<InboxCondition>();
        foreach (var (name, field) in (ReadOnlySpan<(string, InboxField)>)[("assignee", InboxField.Assignee), ("team", InboxField.Team), ("label", InboxField.Label)])
        {
            if (call.Query(name) is { Length: <= 100 } value)
            {
                conditions.Add(new InboxCondition(field, InboxOperator.AnyOf, [value]));
            }
        }

        if (ApiCall.Word<ConversationPriority>("priority", call.Query("priority")) is { } priority)
        {
            conditions.Add(new InboxCondition(InboxField.Priority, InboxOperator.AnyOf, [((int)priority).ToString(System.Globalization.CultureInfo.InvariantCulture)]));
        }

        var query = FilterWords.Query(call, call.Query("view"), call.Query("status"), call.Query("sort"));
        if (call.Query("filter") is { } id)
        {
            if (await FilterRoutes.Find(call, id) is not { } filter)
            {
                return ApiProblem.Invalid("filter", "No filter has this id. GET /filters lists them.");
            }

            conditions.AddRange(filter.Conditions);
            query = query with { View = filter.View, Status = filter.Status, Sort = filter.Sort };
        }

        var page = await call.Grains.GetGrain<IInboxGrain>(call.Tenant).List(query with
        {
            HeldBy = ApiCall.Word<OwnerKind>("holder", call.Query("holder")),
            Platform = ApiCall.Word<ChannelPlatform>("channel", call.Query("channel")),
            Conditions = conditions.ToImmutable(),
        });
        return ApiAnswer.Ok(new ApiList<ConversationModels.Conversation>([.. page.Rows.Select(static row => ConversationModels.Of(row))], page.Next, page.Matches));
    }

    private static async Task<ApiAnswer> Get(ApiCall call)
    {
        var (_, row) = await call.Conversation();
        return ApiAnswer.Ok(ConversationModels.Of(row, await call.Grains.GetGrain<IContactsGrain>(call.Tenant).FindByConversation(row.Key)));
    }

    private static async Task<ApiAnswer> Command(ApiCall call, Func<IConversationGrain, Author, Task<CommandResult>> command)
    {
        var (grain, _) = await call.Conversation();
        return await ConversationCalls.After(grain, await command(grain, await call.Me()));
    }

    private static Task<ApiAnswer> SetStatus(ApiCall call)
    {
        var body = call.Body<ConversationModels.StatusBody>();
        var status = ApiCall.Word<ConversationStatus>("status", body.Status ?? "") ?? ConversationStatus.Open;
        return Command(call, (grain, me) => grain.ChangeStatus(new StatusCommand { Status = status, Until = body.SnoozedUntil, By = me }));
    }

    private static async Task<ApiAnswer> Assign(ApiCall call)
    {
        var body = call.Body<ConversationModels.AssignBody>();
        if (body.AssigneeId is null && body.TeamId is null)
        {
            return ApiProblem.Invalid("assigneeId", "Give assigneeId or teamId; an empty text takes the assignment away.");
        }

        await call.Conversation();
        var people = await call.Grains.GetGrain<IPeopleGrain>(call.Tenant).List();
        var member = people.Members.FirstOrDefault(one => one.AccountId == body.AssigneeId);
        var team = people.Teams.FirstOrDefault(one => one.Id == body.TeamId);
        if (body.AssigneeId is { Length: > 0 } && member is null)
        {
            return ApiProblem.Invalid("assigneeId", "Nobody in this workspace has this id.");
        }

        if (body.TeamId is { Length: > 0 } && team is null)
        {
            return ApiProblem.Invalid("teamId", "No team has this id.");
        }

        return await Command(call, (grain, me) => grain.Assign(new AssignCommand
        {
            By = me,
            ChangesAssignee = body.AssigneeId is not null,
            Assignee = member is null ? null : new Assignee(member.AccountId, member.Name),
            ChangesTeam = body.TeamId is not null,
            Team = team is null ? null : new TeamReference(team.Id, team.Name),
        }));
    }

    private static async Task<ApiAnswer> ChangeLabels(ApiCall call)
    {
        var body = call.Body<ConversationModels.LabelsBody>();
        await call.Conversation();
        var labels = await Labels(call, body.Add, body.Remove, "add");
        return await Command(call, (grain, me) => grain.ChangeLabels(new LabelCommand { By = me, Add = labels.Add, Remove = labels.Remove }));
    }

    /// <summary>Labels of a body with their names.</summary>
    /// <param name="call">The request.</param>
    /// <param name="add">What to put on.</param>
    /// <param name="remove">What to take off.</param>
    /// <param name="field">Where the first stands.</param>
    /// <exception cref="ApiException">One to put on doesn't exist; the field is named.</exception>
    public static async Task<(ImmutableArray<LabelReference> Add, ImmutableArray<LabelReference> Remove)> Labels(
        ApiCall call, ImmutableArray<string>? add, ImmutableArray<string>? remove, string field)
    {
        var catalogue = await call.Grains.GetGrain<IInboxCatalogueGrain>(call.Tenant).Get(null);
        if ((add ?? []).Any(id => catalogue.Labels.All(label => label.Id != id)))
        {
            throw new ApiException(ApiProblem.Invalid(field, "One of the labels doesn't exist. GET /labels lists them."));
        }

        ImmutableArray<LabelReference> Named(ImmutableArray<string>? ids) =>
            [.. (ids ?? []).Take(LabelCommand.MaxLabels).Select(id => new LabelReference(id, catalogue.Labels.FirstOrDefault(label => label.Id == id)?.Name ?? id))];
        return (Named(add), Named(remove));
    }

    private static Task<ApiAnswer> SetPriority(ApiCall call)
    {
        var priority = ApiCall.Word<ConversationPriority>("priority", call.Body<ConversationModels.PriorityBody>().Priority ?? "") ?? ConversationPriority.None;
        return Command(call, (grain, me) => grain.SetPriority(priority, me));
    }

    private static async Task<ApiAnswer> MarkRead(ApiCall call)
    {
        var (grain, _) = await call.Conversation();
        await grain.MarkRead(await call.Me());
        return ApiAnswer.Done;
    }
}
