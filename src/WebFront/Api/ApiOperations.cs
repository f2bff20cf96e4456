using System.Collections.Immutable;
using Chatbotics.WebFront.Api.Agents;
using Chatbotics.WebFront.Api.Audit;
using Chatbotics.WebFront.Api.Channels;
using Chatbotics.WebFront.Api.Contacts;
using Chatbotics.WebFront.Api.Conversations;
using Chatbotics.WebFront.Api.Inbox;
using Chatbotics.WebFront.Api.Notifications;
using Chatbotics.WebFront.Api.People;
using Chatbotics.WebFront.Api.Privacy;
using Chatbotics.WebFront.Api.Tenancy;

namespace Chatbotics.WebFront.Api;

/// <summary>Everything that programs can ask for.</summary>
/// <param name="Operations">In the order of the description.</param>
internal sealed record ApiOperations(ImmutableArray<ApiOperation> Operations)
{
    /// <summary>Where the API lies.</summary>
    public const string Root = "/api/v1";

    /// <summary>All of them.</summary>
    public static ApiOperations All { get; } = new(
    [
        .. BulkRoutes.All,
        .. ConversationRoutes.All,
        .. MessageRoutes.All,
        .. ScheduledRoutes.All,
        .. AssistRoutes.All,
        .. FileRoutes.All,
        .. LabelRoutes.All,
        .. FilterRoutes.All,
        .. SavedAnswerRoutes.All,
        .. AssignmentRoutes.All,
        .. DuplicateRoutes.All,
        .. ContactRoutes.All,
        .. ContactActRoutes.All,
        .. ContactFileRoutes.All,
        .. SegmentRoutes.All,
        .. ChannelRoutes.All,
        .. ChannelCareRoutes.All,
        .. RoutingRoutes.All,
        .. WebsiteRoutes.All,
        .. AgentRoutes.All,
        .. AgentTestRoutes.All,
        .. KnowledgeRoutes.All,
        .. MemberRoutes.All,
        .. TeamRoutes.All,
        .. RoleRoutes.All,
        .. WorkspaceRoutes.All,
        .. NotificationRoutes.All,
        .. RetentionRoutes.All,
        .. RequestRoutes.All,
        .. DataExportRoutes.All,
        .. ErasureRoutes.All,
        .. NoticeRoutes.All,
        .. SubprocessorRoutes.All,
        .. OperatorAccessRoutes.All,
        .. WorkspaceKeyRoutes.All,
        .. AuditRoutes.All,
    ]);
}
