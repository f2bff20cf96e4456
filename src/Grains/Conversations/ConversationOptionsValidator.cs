using Microsoft.Extensions.Options;

namespace Chatbotics.Grains.Conversations;

/// <summary>Checks <see cref="ConversationOptions"/> at start. Each error names the key and says what it may be.</summary>
internal sealed class ConversationOptionsValidator : IValidateOptions<ConversationOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ConversationOptions options)
    {
        var errors = new List<string>();
        Check(nameof(options.TurnTimeout), options.TurnTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Check(nameof(options.TypingAfter), options.TypingAfter, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Check(nameof(options.SendRetryPeriod), options.SendRetryPeriod, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        Check(nameof(options.SendRetryDelay), options.SendRetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Check(nameof(options.SendRetryMaxDelay), options.SendRetryMaxDelay, options.SendRetryDelay, TimeSpan.FromHours(1));
        Check(nameof(options.AttemptTimeout), options.AttemptTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Check(nameof(options.UnknownHold), options.UnknownHold, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Check(nameof(options.UnknownPeriod), options.UnknownPeriod, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        Check(nameof(options.PublishInterval), options.PublishInterval, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        CheckNumber(nameof(options.TurnRuns), options.TurnRuns, 1, 20);
        CheckNumber(nameof(options.TurnsPerHour), options.TurnsPerHour, 0, int.MaxValue);
        CheckNumber(nameof(options.MaxQueued), options.MaxQueued, 1, 1_000);
        CheckNumber(nameof(options.SendTries), options.SendTries, 1, 100);
        CheckNumber(nameof(options.SnapshotEvery), options.SnapshotEvery, 2, 1_000);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(string key, TimeSpan value, TimeSpan min, TimeSpan max)
        {
            if (value < min || value > max)
            {
                errors.Add($"Conversations:{key} is {value:c}; give a time from {min:c} to {max:c}.");
            }
        }

        void CheckNumber(string key, int value, int min, int max)
        {
            if (value < min || value > max)
            {
                errors.Add($"Conversations:{key} is {value}; give a number from {min} to {max}.");
            }
        }
    }
}
