using System.Collections.Immutable;
using Chatbotics.Assistants.Responder;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Assistants.Tests.Responder;

/// <summary>Asks a responder that knows one list.</summary>
internal sealed class Asking
{
    private static readonly ConversationKey Conversation =
        ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "100"), "49151");

    private readonly BuiltInResponder _responder = new(new AnswerIndexCache());
    private readonly ResponderDefinition _definition;

    public Asking(ImmutableArray<QuestionAnswer> list, string language = "en", string? handOverText = null) =>
        _definition = new ResponderDefinition { Name = "Wren", Answers = list, Language = language, HandOverText = handOverText };

    public Task<TurnResult> Ask(params string[] texts) => Ask([.. texts.Select(text => new TurnMessage(AuthorKind.Customer, "text", text))], []);

    public Task<TurnResult> Ask(ImmutableArray<TurnMessage> fragments, ImmutableArray<TurnMessage> history)
    {
        var turn = new TurnRequest { Conversation = Conversation, TurnId = "t1", Epoch = 3, Fragments = fragments, History = history };
        return _responder.Answer(turn, _definition, 7, CancellationToken.None);
    }
}
