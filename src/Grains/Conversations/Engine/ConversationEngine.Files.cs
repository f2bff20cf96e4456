using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Conversations.Threads;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    /// <summary>How many files of one conversation are fetched at once; the rest of an album waits its turn.</summary>
    private const int FilesAtOnce = 3;

    private List<FileJob>? _fetching;

    /// <summary>See <see cref="IConversationGrain.FetchFile"/>.</summary>
    /// <param name="position">The message.</param>
    /// <param name="index">The attachment's place.</param>
    /// <param name="person">Who.</param>
    public async Task<CommandResult> FetchFile(long position, int index, Author person)
    {
        await Settling();
        var content = _dataKey is { } dataKey && position > 0 && position <= _settled.Version
            ? await new ThreadReader(_services.Store, _key, dataKey).Content(position)
            : null;
        var file = content is not null && index >= 0 && index < content.Attachments.Length ? content.Attachments[index] : null;
        return await Command(decision =>
        {
            if (Refusals.OfPerson(decision, person) is { } refusal)
            {
                return refusal;
            }

            if (file is null || !Files.IsCopied(file))
            {
                return new("no_file", "There is no file here that could be fetched.");
            }

            decision.Raise(new FileWanted { Message = position, Index = index, File = file, By = person });
            return null;
        });
    }

    /// <summary>Fetches and erases what is due, a few files at a time.</summary>
    private void StartFiles()
    {
        if (_settled.Files.IsEmpty || _dataKey is null || Now < _tickAfter)
        {
            return;
        }

        foreach (var job in _settled.Files)
        {
            var fetching = _fetching ??= [];
            if (fetching.Count >= FilesAtOnce)
            {
                return;
            }

            if (job.NextAt <= Now && !fetching.Exists(other => IsSame(other, job)))
            {
                fetching.Add(job);
                _ = job.Erases is null ? Fetch(job) : EraseCopies(job);
            }
        }
    }

    private async Task Fetch(FileJob job)
    {
        // The append that wants it is being settled on this very stack.
        await Task.Yield();
        try
        {
            var (stored, error) = _services.Media is { } media
                ? await media.Fetch(_key, _dataKey!, job.File!)
                : (null, new SendError { Kind = SendErrorKind.MediaRejected, Text = "This installation keeps no files." });
            await Note(decision =>
            {
                if (stored is null)
                {
                    Files.Fail(decision, job, error!);
                }
                else if (!Files.Complete(decision, job, stored))
                {
                    _ = _services.Media!.Remove(_connection.Tenant, stored.StoredAs!);
                }
            });
        }
        catch (Exception fault)
        {
            LogFileNotRecorded(_services.Logger, _connection.Key.Value, _state.Number, fault);
            _tickAfter = Now + (long)LeaseRetry.TotalMilliseconds;
        }
        finally
        {
            EndFile(job);
        }
    }

    private async Task EraseCopies(FileJob job)
    {
        await Task.Yield();
        try
        {
            var copies = _services.Media is null ? [] : await new ThreadReader(_services.Store, _key, _dataKey!).Copies(job.Erases!);
            foreach (var copy in copies)
            {
                await _services.Media!.Remove(_connection.Tenant, copy);
            }

            await Note(decision =>
            {
                if (decision.State.Files.Any(open => open.Erases == job.Erases))
                {
                    decision.Raise(new FilesErased { Target = job.Erases!, Count = copies.Length });
                }
            });
        }
        catch (Exception fault)
        {
            LogFileNotRecorded(_services.Logger, _connection.Key.Value, _state.Number, fault);
            _tickAfter = Now + (long)LeaseRetry.TotalMilliseconds;
        }
        finally
        {
            EndFile(job);
        }
    }

    private void EndFile(FileJob job)
    {
        _fetching!.RemoveAll(other => IsSame(other, job));
        if (_fetching.Count == 0)
        {
            // It is seldom needed, and an idle conversation should be small.
            _fetching = null;
        }

        if (!_isLost)
        {
            StartFiles();
            Arm();
        }
    }

    /// <summary>Appends a note of what was done, however long the store is overloaded.</summary>
    private async Task Note(Action<Decision> decide)
    {
        while (!_isLost)
        {
            try
            {
                var decision = Decide();
                decide(decision);
                await Commit(decision, true);
                return;
            }
            catch (StoreOverloadedException busy) when (!_isLost)
            {
                await Task.Delay(busy.RetryAfter, _services.Time);
            }
        }
    }

    /// <summary>When the timer is to look at scheduled messages and files again.</summary>
    private long DueLater()
    {
        var due = long.MaxValue;
        foreach (var scheduled in _state.Scheduled)
        {
            due = Math.Min(due, scheduled.SendAt);
        }

        if ((_fetching?.Count ?? 0) < FilesAtOnce)
        {
            foreach (var job in _state.Files)
            {
                due = _fetching?.Exists(other => IsSame(other, job)) == true ? due : Math.Min(due, job.NextAt);
            }
        }

        return due;
    }

    private static bool IsSame(FileJob one, FileJob other) =>
        one.Message == other.Message && one.Index == other.Index && one.Erases == other.Erases;
}
