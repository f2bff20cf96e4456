using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Inbox.Index;

/// <summary>What a query finds.</summary>
/// <param name="Keys">The conversations, in order.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
/// <param name="Tally">The counts of the list's parts.</param>
/// <param name="Matches">How many the query matches in all.</param>
internal sealed record IndexPage(ImmutableArray<ConversationKey> Keys, string? Next, InboxTally Tally, int Matches);
