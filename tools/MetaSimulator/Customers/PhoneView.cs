using System.Threading.Channels;

namespace Chatbotics.MetaSimulator.Customers;

/// <summary>
/// What one customer sees on the phone: the thread, whether the business is typing, what it has read.
/// The newest <see cref="Capacity"/> messages are kept. Safe to read from any thread.
/// </summary>
public sealed class PhoneView
{
    /// <summary>How many messages are kept.</summary>
    public const int Capacity = 1_000;

    /// <summary>The typing indicator ends on a reply, or after 25 s (20 s on Messenger).</summary>
    private static readonly TimeSpan s_typing = TimeSpan.FromSeconds(25);

    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly List<PhoneMessage> _messages = [];
    private readonly Channel<PhoneMessage> _received = Channel.CreateBounded<PhoneMessage>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });

    private DateTimeOffset _typingUntil;

    internal PhoneView(TimeProvider clock) => _clock = clock;

    /// <summary>Raised after each change, on the thread that made it. Handlers must be quick and must not throw.</summary>
    public event EventHandler? Changed;

    /// <summary>The thread, oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>Whether the business's typing indicator shows.</summary>
    public bool BusinessIsTyping => _clock.GetUtcNow() < _typingUntil;

    /// <summary>How often a typing indicator was shown; for tests.</summary>
    public int TypingCount { get; private set; }

    /// <summary>
    /// Takes the next message of the business that has not been taken yet, in order, and waits for one if need be.
    /// Echoes of people who answered elsewhere are not among them.
    /// </summary>
    public ValueTask<PhoneMessage> NextFromBusiness(CancellationToken cancellationToken = default) =>
        _received.Reader.ReadAsync(cancellationToken);

    /// <summary>The message with this id; null when there is none.</summary>
    public PhoneMessage? Find(string id)
    {
        lock (_gate)
        {
            return _messages.FindLast(message => message.Id == id);
        }
    }

    internal void Add(PhoneMessage message)
    {
        lock (_gate)
        {
            if (_messages.Exists(known => known.Id == message.Id))
            {
                // Delivered twice to the business, written once by the customer.
                return;
            }

            if (_messages.Count == Capacity)
            {
                _messages.RemoveAt(0);
            }

            _messages.Add(message);
            if (message.FromBusiness)
            {
                _typingUntil = default;
            }
        }

        if (message is { FromBusiness: true, FromNativeApp: false })
        {
            _received.Writer.TryWrite(message);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    internal void Change(Predicate<PhoneMessage> which, Func<PhoneMessage, PhoneMessage> change)
    {
        lock (_gate)
        {
            for (var i = 0; i < _messages.Count; i++)
            {
                if (which(_messages[i]))
                {
                    _messages[i] = change(_messages[i]);
                }
            }
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    internal void Change(string id, Func<PhoneMessage, PhoneMessage> change) => Change(message => message.Id == id, change);

    /// <summary>The business has read everything up to the message with this id; null for everything.</summary>
    internal void ReadByBusiness(string? upTo)
    {
        lock (_gate)
        {
            var last = upTo is null ? _messages.Count - 1 : _messages.FindLastIndex(message => message.Id == upTo);
            for (var i = 0; i <= last; i++)
            {
                if (!_messages[i].FromBusiness)
                {
                    _messages[i] = _messages[i] with { State = PhoneMessageState.Read };
                }
            }
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    internal void Typing(bool on)
    {
        lock (_gate)
        {
            _typingUntil = on ? _clock.GetUtcNow() + s_typing : default;
            TypingCount += on ? 1 : 0;
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }
}
