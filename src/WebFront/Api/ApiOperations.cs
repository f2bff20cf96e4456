using System.Collections.Immutable;
using Chatbotics.WebFront.Api.Audit;
using Chatbotics.WebFront.Api.Channels;
using Chatbotics.WebFront.Api.Contacts;
using Chatbotics.WebFront.Api.Conversations;
using Chatbotics.WebFront.Api.People;

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
        .. ConversationRoutes.All,
        .. MessageRoutes.All,
        .. LabelRoutes.All,
        .. ContactFileRoutes.All,
        .. ContactRoutes.All,
        .. ContactActRoutes.All,
        .. SegmentRoutes.All,
        .. PeopleRoutes.All,
        .. ChannelRoutes.All,
        .. AuditRoutes.All,
    ]);
}
