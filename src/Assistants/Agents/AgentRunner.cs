using System.Collections.Immutable;
using Chatbotics.Assistants.Knowledge.Words;
using Chatbotics.Assistants.Models;
using Chatbotics.Assistants.Responder;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Assistants.Agents;

/// <inheritdoc cref="IAgentRunner"/>
/// <param name="offline">Answers without a model.</param>
/// <param name="model">Answers with one.</param>
/// <param name="models">The models.</param>
/// <param name="providers">Who runs them.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class AgentRunner(OfflineAnswerer offline, ModelAnswerer model, IChatModels models, ModelProviders providers, TimeProvider time, ILogger<AgentRunner> logger) : IAgentRunner
{
    private const int MaxTextLength = 4_000;

    /// <inheritdoc/>
    public IReadOnlyList<string> Models => models.Catalogue;

    /// <inheritdoc/>
    public ImmutableArray<ModelProviderNote> Providers => providers.All;

    /// <inheritdoc/>
    public bool HasModel => models.HasDefault;

    /// <inheritdoc/>
    public async Task<AgentAnswer> Run(AgentTask task, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var tracer = new TurnTracer(task.Definition.Name, task.AgentId, task.Version, time);
        var heard = Heard.From(task.Fragments);
        var message = string.Join('\n', heard.Texts);
        message = message.Length <= MaxTextLength ? message : message[..MaxTextLength];
        var language = task.Definition.FollowsCustomersLanguage && message.Length > 0
            ? LanguageGuess.Of(message, task.Definition.Language)
            : task.Definition.Language;
        var reply = new AgentReply(task, tracer, language);
        tracer.Step(TraceStepKind.Messages, task.Fragments.Length == 1 ? "1 message" : $"{task.Fragments.Length} messages, one turn");
        if (HandOverCheck.Before(task, heard) is { } reason)
        {
            return reply.HandOver(reason);
        }

        if (heard.Texts.IsEmpty)
        {
            // A sticker or a thumb says nothing that needs an answer; a picture does, and can't be looked at.
            return heard.Media is { } media ? reply.HandOverMedia(media) : reply.Reply([]);
        }

        return UsesModel(task.Definition)
            ? await Ask(task, message, heard.Media, reply, tracer, progress, cancellationToken)
            : await offline.Answer(task, message, heard.Media, reply, tracer, cancellationToken);
    }

    private bool UsesModel(AgentDefinition definition) => definition.Engine switch
    {
        AgentEngine.BuiltIn => false,
        AgentEngine.Model => true,
        _ => models.HasDefault || !definition.Models.IsDefaultOrEmpty,
    };

    private async Task<AgentAnswer> Ask(
        AgentTask task, string message, string? media, AgentReply reply, TurnTracer tracer, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await model.Answer(task, message, media, reply, tracer, progress, cancellationToken);
        }
        catch (ModelException failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogModelFailed(logger, task.Tenant, task.AgentId, task.TurnId, failure.Failure);
            tracer.Step(TraceStepKind.Model, "The model gave no reply", failure.Message, isRefused: true);
            return task.Definition.Engine == AgentEngine.Model
                ? reply.Fail("The model gave no reply. " + failure.Message)
                : await offline.Answer(task, message, media, reply, tracer, cancellationToken);
        }
    }
}
